// Package options has servers that are made with options.
package options

import "net"

type Server struct {
	addr    string
	backend string
	ln      net.Listener
}

type Option func(*Server)

func WithAddr(a string) Option { return func(s *Server) { s.addr = a } }

func WithBackend(a string) Option { return func(s *Server) { s.backend = a } }

func WithListener(ln net.Listener) Option { return func(s *Server) { s.ln = ln } }

// New starts from a default.
func New(opts ...Option) *Server {
	s := &Server{addr: ":7321"}
	for _, o := range opts {
		o(s)
	}
	return s
}

func (s *Server) Start() error {
	if s.ln == nil {
		ln, err := net.Listen("tcp", s.addr)
		if err != nil {
			return err
		}
		s.ln = ln
	}
	return nil
}
