// Package graceful listens by a function that a variable holds, for others to replace.
package graceful

import "net"

// Open opens a listener.
var Open = open

func open(network, address string) (net.Listener, error) { return net.Listen(network, address) }

// A Server serves on an address.
type Server struct{ network, address string }

// New returns a server.
func New(network, address string) *Server { return &Server{network, address} }

// Run listens and serves.
func (s *Server) Run() error {
	l, err := Open(s.network, s.address)
	if err != nil {
		return err
	}
	return l.Close()
}

// Run runs a server.
func Run(network, address string) error { return New(network, address).Run() }
