// Package discovery finds its neighbours by multicast.
package discovery

import (
	"context"
	"net"
	"syscall"
)

type Discovery struct{ config net.ListenConfig }

func New() *Discovery {
	d := &Discovery{}
	d.config = net.ListenConfig{Control: d.options}
	return d
}

func (d *Discovery) Start() error { return d.listen(context.Background()) }

func (d *Discovery) listen(ctx context.Context) error {
	pc, err := d.config.ListenPacket(ctx, "udp4", "0.0.0.0:60606")
	if err != nil {
		return err
	}
	return join(pc.(*net.UDPConn))
}

func join(conn *net.UDPConn) error {
	raw, err := conn.SyscallConn()
	if err != nil {
		return err
	}
	return raw.Control(func(fd uintptr) {
		group := &syscall.IPMreq{Multiaddr: [4]byte{224, 0, 0, 114}}
		syscall.SetsockoptIPMreq(syscall.Handle(fd), syscall.IPPROTO_IP, syscall.IP_ADD_MEMBERSHIP, group)
	})
}

func (d *Discovery) options(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
	})
}
