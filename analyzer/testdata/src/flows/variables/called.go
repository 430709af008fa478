package variables

import "net"

type app struct {
	addr   string
	lookup func(name string, to *string)
}

var first, running *app

func byFirst() { _, _ = net.Listen("tcp", first.addr) } // want `port 8090 of all interfaces`

func byApp() { _, _ = net.Listen("tcp", running.addr) } // want `port 8091 of all interfaces`

// FindAddr calls a function of a variable, so that what that holds is asked while writes to
// all of them are collected for the first.
func FindAddr(name string) (s string) {
	running.lookup(name, &s)
	return s
}

func start() {
	first = &app{addr: ":8090"}
	running = &app{addr: ":8091"}
}
