// Package server listens by objects of an interface.
package server

import "net"

type listener interface{ listen() error }

type base struct{ bound string }

func newListener(b *base) listener { return b }

func (b *base) listen() error {
	_, err := net.Listen("tcp", b.bound)
	return err
}

type Server struct{ addrs []string }

func New() *Server { return &Server{} }

func (s *Server) With(addrs []string) *Server {
	s.addrs = addrs
	return s
}

func (s *Server) Run() error {
	for _, addr := range s.addrs {
		run := s.prepare(addr)
		if err := run(); err != nil {
			return err
		}
	}
	return nil
}

func (s *Server) prepare(addr string) func() error {
	b := base{bound: addr}
	return newListener(&b).listen
}
