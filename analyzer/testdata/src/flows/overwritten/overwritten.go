// Package overwritten sets addresses again. What is replaced on every way to the bind
// is not bound.
package overwritten

import (
	"log"
	"net"
	"os"
)

type config struct{ addr, kind string }

func newConfig() *config { return &config{addr: ":8001"} }

// inBoth replaces the default on both ways.
func inBoth(tls bool) {
	c := newConfig()
	c.addr = ":8002"
	if tls {
		c.addr = os.Args[1]
	} else {
		c.addr = os.Args[2]
	}
	_, _ = net.Listen("tcp", c.addr)
}

// inAll does so in all cases of a switch, of which one ends the program.
func inAll(c config) {
	var to config
	to.addr = ":8003"
	switch c.kind {
	case "a":
		to.addr = ":8004"
	case "b":
		to.addr = os.Args[1]
	default:
		log.Fatal("no such kind")
	}
	_, _ = net.Listen("tcp", to.addr) // want `port 8004 by default`
}

// inOne leaves a way on which the default stays.
func inOne(c config) {
	var to config
	to.addr = ":8005"
	switch c.kind {
	case "a":
		to.addr = os.Args[1]
	case "b":
		to.addr = os.Args[2]
	}
	_, _ = net.Listen("tcp", to.addr) // want `port 8005 by default`
}

// inLoop replaces it on the way round.
func inLoop(all []string) {
	var c config
	c.addr = ":8006"
	for _, a := range all {
		_, _ = net.Listen("tcp", c.addr) // want `port 8006 by default`
		if a == "" {
			c.addr = os.Args[1]
		} else {
			c.addr = a
		}
	}
}

// before is replaced only after the bind.
func before(tls bool) {
	var c config
	c.addr = ":8007"
	_, _ = net.Listen("tcp", c.addr) // want `port 8007 of all interfaces`
	if tls {
		c.addr = os.Args[1]
	} else {
		c.addr = os.Args[2]
	}
	log.Print(c.addr)
}
