// Package endpoints binds addresses that another package makes of what it is
// given.
package endpoints

import (
	"net"

	"layers/addr"
)

type server struct{ ep addr.Endpoint }

func (s *server) listen() { net.Listen("tcp", s.ep.String()) }

func two() {
	a, b := &server{addr.At(7313)}, &server{addr.At(0)}
	a.listen() // want `exclusive: .*port 7313 of all`
	b.listen()
}

func direct() {
	net.Listen("tcp", addr.At(7303).String())                 // want `exclusive: .*port 7303 of all`
	net.Listen("tcp", addr.Default().WithPort(7304).String()) // want `exclusive: .*port 7304`
}
