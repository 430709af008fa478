// Package families has Control functions that ask for the network that they are given:
// "tcp4" or "tcp6", never "tcp".
package families

import (
	"context"
	"errors"
	"net"
	"strings"
	"syscall"
)

const soExclusiveAddrUse = ^syscall.SO_REUSEADDR

func exclusive(_, _ string, c syscall.RawConn) error {
	var serr error
	err := c.Control(func(fd uintptr) {
		serr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, soExclusiveAddrUse, 1)
	})
	return errors.Join(err, serr)
}

func tcpNever(network, address string, c syscall.RawConn) error {
	if network != "tcp" {
		return nil
	}
	return exclusive(network, address, c)
}

func tcp4Only(network, address string, c syscall.RawConn) error {
	if network == "tcp4" {
		return exclusive(network, address, c)
	}
	return nil
}

func tcpEach(network, address string, c syscall.RawConn) error {
	switch network {
	case "tcp", "tcp4", "tcp6":
		return exclusive(network, address, c)
	}
	return nil
}

func tcpPrefix(network, address string, c syscall.RawConn) error {
	if !strings.HasPrefix(network, "tcp") {
		return nil
	}
	return exclusive(network, address, c)
}

// Unprotected on all interfaces, where one socket takes both families, or always.
func exclusives(ctx context.Context) {
	lc := net.ListenConfig{Control: tcpNever}
	lc.Listen(ctx, "tcp", ":7920") // want `warning exclusive: .*port 7920`
	lc = net.ListenConfig{Control: tcp4Only}
	lc.Listen(ctx, "tcp", "0.0.0.0:7921")   // want `warning exclusive: .*port 7921`
	lc.Listen(ctx, "tcp", "[::1]:7922")     // want `note exclusive: .*port 7922`
	lc.Listen(ctx, "tcp", "127.0.0.1:7923") // of IPv4
	lc.Listen(ctx, "tcp4", "127.0.0.1:7924")
	lc.Listen(ctx, "tcp", "localhost:7925") // of either
	lc = net.ListenConfig{Control: tcpEach}
	lc.Listen(ctx, "tcp", ":7926")
	lc.ListenPacket(ctx, "udp", ":7927") // want `warning exclusive: .*port 7927`
	lc = net.ListenConfig{Control: tcpPrefix}
	lc.Listen(ctx, "tcp", ":7928")
	lc.ListenPacket(ctx, "udp", ":7929") // want `warning exclusive: .*port 7929`
}

// SO_REUSEADDR for packets alone, with a multicast group and a listener for TCP.
func share(network, _ string, c syscall.RawConn) error {
	if !strings.HasPrefix(network, "udp") {
		return nil
	}
	var serr error
	err := c.Control(func(fd uintptr) {
		serr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
	})
	return errors.Join(err, serr)
}

func groups(ctx context.Context) {
	lc := net.ListenConfig{Control: share}
	lc.Listen(ctx, "tcp", ":7930") // want `warning exclusive: .*port 7930`
	lc.ListenPacket(ctx, "udp4", "239.0.0.1:7930")
}

// The same, and nobody listens for packets.
func shareUDP(network, _ string, c syscall.RawConn) error {
	if network != "udp4" && network != "udp6" {
		return nil
	}
	var serr error
	err := c.Control(func(fd uintptr) {
		serr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
	})
	return errors.Join(err, serr)
}

func streams(ctx context.Context, network string) {
	lc := net.ListenConfig{Control: shareUDP}
	lc.Listen(ctx, "tcp", ":0")
}

// Somebody may.
func shareSome(network, _ string, c syscall.RawConn) error {
	if network != "udp4" && network != "udp6" {
		return nil
	}
	var serr error
	err := c.Control(func(fd uintptr) {
		serr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `error reuseaddr: `
	})
	return errors.Join(err, serr)
}

func some(ctx context.Context) *net.ListenConfig {
	lc := &net.ListenConfig{Control: shareSome}
	lc.Listen(ctx, "tcp", ":0")
	return lc
}
