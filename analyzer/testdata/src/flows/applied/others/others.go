// Package others has options for a function of another package.
package others

import (
	"os"

	"flows/applied/lib"
)

type address struct{ addr string }

func (a *address) Apply(c *lib.Config) { c.Addr = a.addr }

func addr(a string) lib.Option { return lib.Func(func(c *lib.Config) { c.Addr = a }) }

func main() {
	lib.Listen()                  // want `port 8721 by default of all interfaces`
	lib.Listen(&address{":8722"}) // want `port 8722 of all interfaces`
	lib.Listen(lib.Addr(":8723")) // want `port 8723 of all interfaces`
	lib.Listen(addr(":8724"))     // want `port 8724 of all interfaces`
}

func clean() {
	lib.Listen(&address{":0"})
	lib.Listen(lib.Addr(os.Getenv("ADDR")))
	lib.Listen(addr(":0"))
}
