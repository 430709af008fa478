// Package groups hands out sockets that join a multicast group when they are given back.
package groups

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

func Listen() (net.PacketConn, error) {
	lc := net.ListenConfig{Control: share}
	return lc.ListenPacket(context.Background(), "udp4", "0.0.0.0:60611")
}

// Plain is a socket that nobody else is to have.
func Plain() (net.PacketConn, error) {
	return net.ListenPacket("udp4", "0.0.0.0:60612") // want `warning exclusive: .*port 60612 `
}

// Serve is no socket that can join a group.
func Serve() (net.Listener, error) {
	lc := net.ListenConfig{Control: func(_, _ string, c syscall.RawConn) error {
		return c.Control(func(fd uintptr) {
			syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `error reuseaddr: `
		})
	}}
	return lc.Listen(context.Background(), "tcp4", "0.0.0.0:60613")
}

func Join(c net.PacketConn, group [4]byte) error {
	raw, err := c.(*net.UDPConn).SyscallConn()
	if err != nil {
		return err
	}
	return raw.Control(func(fd uintptr) {
		syscall.SetsockoptIPMreq(syscall.Handle(fd), syscall.IPPROTO_IP, syscall.IP_ADD_MEMBERSHIP, &syscall.IPMreq{Multiaddr: group})
	})
}
