// Package own makes servers with options that are objects of the same package.
package own

import (
	"net"
	"strconv"
)

type config struct{ addr, name string }

type Option interface{ apply(*config) }

type address string

func (a address) apply(c *config) { c.addr = string(a) }

type name string

func (n name) apply(c *config) { c.name = string(n) }

func listen(opts ...Option) (net.Listener, error) {
	c := config{addr: ":8711"}
	for _, o := range opts {
		o.apply(&c)
	}
	return net.Listen("tcp", c.addr)
}

func main() {
	listen()                                  // want `port 8711 by default of all interfaces`
	listen(name("main"), address(":8712"))    // want `port 8712 of all interfaces`
	listen(address(":" + strconv.Itoa(8713))) // want `port 8713 of all interfaces`
}

func clean(addr string) {
	listen(address(":0"), name("clean"))
	listen(address(addr))
}
