// Package serve binds text that it has put together itself, after it went
// through a parser.
package serve

import (
	"net"

	"parsed/addr"
)

type Server struct {
	Listen  []string
	Resolve []addr.Address
}

// Redirect makes a server of its own, on the usual port of the host.
func Redirect(s *Server) *Server {
	var listen []string
	for _, text := range s.Listen {
		a, err := addr.Parse(text, 0)
		if err != nil {
			continue
		}
		a.Port = 8094
		listen = append(listen, a.String())
	}
	return &Server{Listen: listen}
}

// Start binds.
func (s *Server) Start() error {
	for _, text := range s.Listen {
		a, err := addr.Parse(text, 0)
		if err != nil {
			return err
		}
		if _, err := a.Listen(); err != nil { // want `exclusive: .*port 8094 by default`
			return err
		}
	}
	return nil
}

// Resolver is where names are asked for: nothing is bound there.
func (s *Server) Resolver(text string) error {
	a, err := addr.Parse(text, 53)
	if err != nil {
		return err
	}
	s.Resolve = append(s.Resolve, a)
	return nil
}

func (s *Server) ask() (net.Conn, error) { return net.Dial("udp", s.Resolve[0].String()) }
