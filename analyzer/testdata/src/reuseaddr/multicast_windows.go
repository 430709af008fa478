package reuseaddr

import (
	"context"
	"net"
	"syscall"
)

// Multicast is where the option belongs.
func multicastControl(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
	})
}

func multicast(ctx context.Context) {
	lc := net.ListenConfig{Control: multicastControl}
	lc.ListenPacket(ctx, "udp4", "224.0.0.251:5353")
	lc.ListenPacket(ctx, "udp6", "[ff02::fb]:5353")
}

// A raw socket that joins a group.
func rawMulticast() error {
	s, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_DGRAM, syscall.IPPROTO_UDP)
	if err != nil {
		return err
	}
	if err := syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1); err != nil {
		return err
	}
	if err := syscall.Bind(s, &syscall.SockaddrInet4{Port: 5353}); err != nil {
		return err
	}
	return syscall.SetsockoptIPMreq(s, syscall.IPPROTO_IP, syscall.IP_ADD_MEMBERSHIP, &syscall.IPMreq{Multiaddr: [4]byte{224, 0, 0, 251}})
}

// One function for both: it is set on a socket that is not multicast, too.
func bothControl(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `error reuseaddr: `
	})
}

func both(ctx context.Context) {
	lc := net.ListenConfig{Control: bothControl}
	lc.ListenPacket(ctx, "udp4", "224.0.0.251:5353")
	lc.ListenPacket(ctx, "udp4", ":5355")
}

// A group that is joined by a function which a helper is given.
func multicastByHelper(ctx context.Context) error {
	lc := net.ListenConfig{Control: func(_, _ string, c syscall.RawConn) error {
		return withDescriptor(c, setReuse)
	}}
	pc, err := lc.ListenPacket(ctx, "udp4", ":5353")
	if err != nil {
		return err
	}
	rc, err := pc.(*net.UDPConn).SyscallConn()
	if err != nil {
		return err
	}
	return withDescriptor(rc, func(fd syscall.Handle) error {
		return syscall.SetsockoptIPMreq(fd, syscall.IPPROTO_IP, syscall.IP_ADD_MEMBERSHIP, &syscall.IPMreq{Multiaddr: [4]byte{224, 0, 0, 251}})
	})
}

func withDescriptor(c syscall.RawConn, f func(syscall.Handle) error) (err error) {
	if e := c.Control(func(fd uintptr) { err = f(syscall.Handle(fd)) }); e != nil {
		return e
	}
	return err
}

func setReuse(fd syscall.Handle) error {
	return syscall.SetsockoptInt(fd, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
}
