// Package types has type errors around what it binds.
package types

import "net"

func f() {
	net.Listen("tcp", ":"+8001)
	net.Lisden("tcp", ":8002")
	var s string = undefined
	net.Listen("tcp", s)
	net.ListenTCP("tcp", &net.TCPAddr{Prot: 8003})
}

func (missing) serve() { net.Listen("tcp", ":8004") }
