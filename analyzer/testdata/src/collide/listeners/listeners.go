// Package listeners has several types that are made of one configuration.
package listeners

import (
	"net"
	"net/http"
)

type Config struct{ ID, Address string }

type Listener interface{ Init() error }

type TCP struct{ address string }

func NewTCP(c Config) *TCP { return &TCP{address: c.Address} }

func (l *TCP) Init() error {
	_, err := net.Listen("tcp", l.address)
	return err
}

type Stats struct {
	address string
	server  *http.Server
}

func NewStats(c Config) *Stats { return &Stats{address: c.Address} }

func (l *Stats) Init() error {
	l.server = &http.Server{Addr: l.address}
	return l.server.ListenAndServe()
}

// Mock binds nothing.
type Mock struct{ address string }

func NewMock(c Config) *Mock { return &Mock{address: c.Address} }

func (m *Mock) Init() error { return nil }

type Server struct{ listeners []Listener }

func (s *Server) Add(l Listener) { s.listeners = append(s.listeners, l) }

func (s *Server) Serve() error {
	for _, l := range s.listeners {
		if err := l.Init(); err != nil {
			return err
		}
	}
	return nil
}
