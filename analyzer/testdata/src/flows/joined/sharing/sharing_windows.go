// Package sharing shares its port, in the same way as others do for multicast.
package sharing

import (
	"context"
	"net"
	"syscall"
)

type Server struct{ config net.ListenConfig }

func New() *Server {
	s := &Server{}
	s.config = net.ListenConfig{Control: s.options}
	return s
}

func (s *Server) Listen(ctx context.Context) (net.PacketConn, error) {
	return s.config.ListenPacket(ctx, "udp4", "0.0.0.0:60607")
}

func (s *Server) options(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `error reuseaddr: `
	})
}
