// Package server has options that are objects with a method which sets them.
package server

import (
	"fmt"
	"net"
)

type Server struct {
	port int
	name string
}

type Option interface{ apply(*Server) }

// portOption is an option that is a number.
type portOption int

func (p portOption) apply(s *Server) { s.port = int(p) }

func WithPort(p int) Option { return portOption(p) }

// optionFunc is one that is a function.
type optionFunc func(*Server)

func (f optionFunc) apply(s *Server) { f(s) }

func WithName(name string) Option { return optionFunc(func(s *Server) { s.name = name }) }

func WithPortSet(p int) Option { return optionFunc(func(s *Server) { s.port = p }) }

// pair is one that is a struct.
type pair struct {
	port int
	name string
}

func (o pair) apply(s *Server) { s.port, s.name = o.port, o.name }

func With(port int, name string) Option { return &pair{port, name} }

// setting is one that holds a function.
type setting struct{ set func(*Server) }

func (o *setting) apply(s *Server) { o.set(s) }

func newSetting(set func(*Server)) *setting { return &setting{set} }

func Port(p int) Option { return newSetting(func(s *Server) { s.port = p }) }

func New(opts ...Option) *Server {
	s := &Server{port: 8701}
	for _, o := range opts {
		o.apply(s)
	}
	return s
}

func (s *Server) Listen() (net.Listener, error) {
	return net.Listen("tcp", fmt.Sprintf(":%d", s.port)) // want `port 8701 by default of all interfaces`
}
