// Package srv has servers that listen by themselves unless they are told how.
package srv

import (
	"context"
	"net"
	"net/http"
)

// A Listen opens a listener.
type Listen func(ctx context.Context, network, address string) (net.Listener, error)

// Server listens by a function of its own where it is given none.
type Server struct {
	Addr   string
	Listen Listen
}

// Run serves.
func (s *Server) Run(ctx context.Context) error {
	listen := s.Listen
	if listen == nil {
		listen = new(net.ListenConfig).Listen
	}
	ln, err := listen(ctx, "tcp", s.Addr)
	if err != nil {
		return err
	}
	return http.Serve(ln, nil)
}

// Sockets serves on a listener that it is given, or on an address.
type Sockets struct {
	Addr     string
	Listener net.Listener
}

// Run serves.
func (s *Sockets) Run() error {
	ln := s.Listener
	if ln == nil {
		var err error
		if ln, err = net.Listen("tcp", s.Addr); err != nil {
			return err
		}
	}
	return http.Serve(ln, nil)
}

// A Factory opens listeners.
type Factory interface {
	Listen(network, address string) (net.Listener, error)
}

type plain struct{}

func (plain) Listen(network, address string) (net.Listener, error) {
	return net.Listen(network, address)
}

// Made listens by a factory.
type Made struct {
	Addr    string
	Factory Factory
}

// Run serves.
func (m *Made) Run() error {
	factory := m.Factory
	if factory == nil {
		factory = plain{}
	}
	ln, err := factory.Listen("tcp", m.Addr)
	if err != nil {
		return err
	}
	return http.Serve(ln, nil)
}

// Site is served on its address, or on any listener.
type Site struct{ Addr string }

// ListenAndServe serves on the address.
func (s *Site) ListenAndServe() error {
	ln, err := net.Listen("tcp", s.Addr)
	if err != nil {
		return err
	}
	return s.Serve(ln)
}

// Serve serves on a listener.
func (s *Site) Serve(ln net.Listener) error { return http.Serve(ln, nil) }
