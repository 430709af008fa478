// Package library is another module's: its own ports and options are for its
// own maintainers to mend, what its users choose is theirs.
package library

import (
	"context"
	"net"
	"syscall"
)

func control(_, _ string, c syscall.RawConn) error {
	var err error
	cerr := c.Control(func(fd uintptr) {
		err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `error reuseaddr: `
	})
	if cerr != nil {
		return cerr
	}
	return err
}

func ListenReuse(network, addr string) (net.Listener, error) {
	lc := net.ListenConfig{Control: control}
	return lc.Listen(context.Background(), network, addr)
}

func Listen(addr string) (net.Listener, error) { return net.Listen("tcp", addr) }

// Serve has a default.
func Serve(addr string) error {
	if addr == "" {
		addr = ":8101"
	}
	_, err := net.Listen("tcp", addr) // want `exclusive: .*port 8101.* default `
	return err
}

// Admin has a port that nothing changes.
func Admin() {
	net.Listen("tcp", ":8102") // want `exclusive: .*port 8102`
}

func Exclusive(_, _ string, c syscall.RawConn) error {
	var err error
	cerr := c.Control(func(fd uintptr) {
		err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
	})
	if cerr != nil {
		return cerr
	}
	return err
}

// ListenExclusive protects what it binds.
func ListenExclusive(addr string) (net.Listener, error) {
	lc := Config()
	return lc.Listen(context.Background(), "tcp", addr)
}

func Config() *net.ListenConfig { return &net.ListenConfig{Control: Exclusive} }
