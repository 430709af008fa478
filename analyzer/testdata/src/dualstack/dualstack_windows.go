// Package dualstack asks for exclusive use of one family of addresses.
package dualstack

import (
	"context"
	"errors"
	"net"
	"os"
	"syscall"
)

func exclusive(_, _ string, c syscall.RawConn) error {
	var err error
	cerr := c.Control(func(fd uintptr) {
		err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
	})
	return errors.Join(cerr, err)
}

var lc = net.ListenConfig{Control: exclusive}

func listen(ctx context.Context) {
	lc.Listen(ctx, "tcp4", ":8001")               // want `warning dual-stack: tcp listener on port 8001 of all interfaces has SO_EXCLUSIVEADDRUSE for IPv4 alone: .*listen on "tcp"`
	lc.ListenPacket(ctx, "udp4", "0.0.0.0:8002")  // want `dual-stack: udp listener on port 8002 .*listen on "udp"`
	helper(ctx, "8003")                           // want `dual-stack: .*port 8003`
	lc.Listen(ctx, "tcp4", env("PORT4", ":8004")) // want `dual-stack: .*port 8004 by default`
}

func helper(ctx context.Context, port string) { lc.Listen(ctx, "tcp4", net.JoinHostPort("", port)) }

func env(name, value string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return value
}

// Two sockets where one would do.
func pair(ctx context.Context) {
	lc.Listen(ctx, "tcp4", ":8005") // want `dual-stack: .* and a second socket for IPv6: `
	lc.Listen(ctx, "tcp6", ":8005")
}

func pairByLoop(ctx context.Context) error {
	for _, network := range []string{"tcp4", "tcp6"} {
		if _, err := lc.Listen(ctx, network, ":8041"); err != nil { // want `dual-stack: .* and a second socket for IPv6: `
			return err
		}
	}
	for _, network := range []string{"tcp4", "tcp6"} {
		if err := listenOn(ctx, network, ":8042"); err != nil { // want `dual-stack: .* and a second socket for IPv6: `
			return err
		}
	}
	return nil
}

func listenOn(ctx context.Context, network, addr string) error {
	_, err := lc.Listen(ctx, network, addr)
	return err
}

// The first of a list that can be had; what one setting chooses; a list with both.
func firstOf(ctx context.Context) net.Listener {
	for _, network := range []string{"tcp6", "tcp4"} {
		l, err := lc.Listen(ctx, network, ":8043")
		if err == nil {
			return l
		}
	}
	return nil
}

func chosen(ctx context.Context, six bool) {
	network := "tcp4"
	if six {
		network = "tcp6"
	}
	lc.Listen(ctx, network, ":8044")
	for _, network := range []string{"tcp", "tcp4"} {
		lc.Listen(ctx, network, ":8045")
	}
}

// A dual-stack socket beside it.
func beside(ctx context.Context) {
	lc.Listen(ctx, "tcp4", ":8006")
	lc.Listen(ctx, "tcp", ":8006")
}

// Traps: both families, one address, no fixed port, IPv6, no exclusive use, a
// network that may be another.
func others(ctx context.Context, v4 bool) {
	lc.Listen(ctx, "tcp", ":8011")
	lc.Listen(ctx, "tcp", "0.0.0.0:8012")
	lc.Listen(ctx, "tcp4", "127.0.0.1:8013")
	lc.Listen(ctx, "tcp4", ":0")
	lc.Listen(ctx, "tcp4", os.Getenv("ADDR"))
	lc.Listen(ctx, "tcp6", ":8014")
	net.Listen("tcp4", ":8015") // want `exclusive: .*port 8015`
	network := "tcp"
	if v4 {
		network = "tcp4"
	}
	lc.Listen(ctx, network, ":8016")
}

// Sockets made by hand.
func raw() error {
	s, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, syscall.IPPROTO_TCP)
	if err != nil {
		return err
	}
	if err := syscall.SetsockoptInt(s, syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1); err != nil {
		return err
	}
	if err := syscall.Bind(s, &syscall.SockaddrInet4{Port: 8021, Addr: [4]byte{127, 0, 0, 1}}); err != nil {
		return err
	}
	return syscall.Bind(s, &syscall.SockaddrInet4{Port: 8022}) // want `dual-stack: listener on port 8022 of all interfaces .*; bind one dual-stack \[::\] socket`
}

func raw6() error {
	s, err := syscall.Socket(syscall.AF_INET6, syscall.SOCK_STREAM, syscall.IPPROTO_TCP)
	if err != nil {
		return err
	}
	if err := syscall.SetsockoptInt(s, syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1); err != nil {
		return err
	}
	return syscall.Bind(s, &syscall.SockaddrInet6{Port: 8023})
}

// What comes too late is not there, for any family.
func late() error {
	l, err := net.Listen("tcp4", ":8031")
	if err != nil {
		return err
	}
	raw, err := l.(*net.TCPListener).SyscallConn()
	if err != nil {
		return err
	}
	return exclusive("", "", raw) // want `option-order: `
}

func rawLate() error {
	s, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, syscall.IPPROTO_TCP)
	if err != nil {
		return err
	}
	if err := syscall.Bind(s, &syscall.SockaddrInet4{Port: 8032}); err != nil {
		return err
	}
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1) // want `option-order: `
}

// Whether it is in time is not known.
func perhaps(early bool) error {
	s, err := syscall.Socket(syscall.AF_INET6, syscall.SOCK_STREAM, syscall.IPPROTO_TCP)
	if err != nil {
		return err
	}
	protect := func() error {
		return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
	}
	if early {
		if err := protect(); err != nil {
			return err
		}
	}
	return syscall.Bind(s, &syscall.SockaddrInet6{Port: 8033})
}
