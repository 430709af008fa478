// Package metrics listens with the net.ListenConfig that it is given, on a port of its own
// where it is given none.
package metrics

import (
	"context"
	"net"
)

type Options struct {
	Addr         string
	ListenConfig net.ListenConfig
}

type Server struct{ options Options }

func New(o Options) *Server {
	if o.Addr == "" {
		o.Addr = ":8015"
	}
	return &Server{o}
}

// Start leaves it to the caller whether the port is protected.
func (s *Server) Start(ctx context.Context) (net.Listener, error) {
	return s.options.ListenConfig.Listen(ctx, "tcp", s.options.Addr)
}
