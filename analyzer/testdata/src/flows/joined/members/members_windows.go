// Package members has sockets in fields, some of which join a multicast group in a method.
package members

import (
	"context"
	"net"
	"syscall"
)

func share(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
	})
}

type Server struct{ conn, control net.PacketConn }

func (s *Server) Listen() (err error) {
	lc := net.ListenConfig{Control: share}
	s.conn, err = lc.ListenPacket(context.Background(), "udp4", "0.0.0.0:60621")
	return err
}

func (s *Server) ListenAlone() (err error) {
	s.conn, err = net.ListenPacket("udp4", "0.0.0.0:60622") // want `warning exclusive: .*port 60622 `
	return err
}

func (s *Server) ListenControl() (err error) {
	lc := net.ListenConfig{Control: func(_, _ string, c syscall.RawConn) error {
		return c.Control(func(fd uintptr) {
			syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `error reuseaddr: `
		})
	}}
	s.control, err = lc.ListenPacket(context.Background(), "udp4", "0.0.0.0:60623")
	return err
}

func (s *Server) Join(group [4]byte) error {
	raw, err := s.conn.(*net.UDPConn).SyscallConn()
	if err != nil {
		return err
	}
	return raw.Control(func(fd uintptr) {
		syscall.SetsockoptIPMreq(syscall.Handle(fd), syscall.IPPROTO_IP, syscall.IP_ADD_MEMBERSHIP, &syscall.IPMreq{Multiaddr: group})
	})
}
