// Package partly has its port in an object of which another package sets a field.
package partly

import (
	"flows/partly/app"
	"os"
)

func main() {
	a, err := app.New(&app.Config{Addr: ":8001"})
	if err == nil {
		_ = a.Serve() // want `port 8001 of all interfaces`
	}
}

func fromArgs() {
	a, err := app.New(&app.Config{Addr: os.Args[1]})
	if err == nil {
		_ = a.Serve()
	}
}
