// Package applied makes servers with options of another package.
package applied

import (
	"os"
	"strconv"

	"flows/applied/server"
)

func main() {
	server.New().Listen()
	server.New(server.WithName("main")).Listen()
	server.New(server.WithPort(8702)).Listen()                         // want `port 8702 of all interfaces`
	server.New(server.WithPortSet(8703)).Listen()                      // want `port 8703 of all interfaces`
	server.New(server.With(8704, "pair")).Listen()                     // want `port 8704 of all interfaces`
	server.New(server.WithName("setting"), server.Port(8705)).Listen() // want `port 8705 of all interfaces`
}

// The port is the system's, or the configuration's.
func clean() {
	port, _ := strconv.Atoi(os.Getenv("PORT"))
	server.New(server.WithPort(0)).Listen()
	server.New(server.With(port, "pair")).Listen()
	server.New(server.Port(port)).Listen()
}
