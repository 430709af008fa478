// Package never has a field that asks for SO_REUSEADDR, which nobody sets, and one that
// somebody does.
package never

import (
	"context"
	"net"
	"syscall"
)

type Config struct {
	Addr          string
	reuse, shared bool
}

func (c *Config) Share(on bool) { c.shared = on }

func control(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
	})
}

func share(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `error reuseaddr: `
	})
}

func Listen(c *Config) (net.Listener, error) {
	var lc net.ListenConfig
	if c.reuse {
		lc.Control = control
	}
	return lc.Listen(context.Background(), "tcp", c.Addr)
}

func Serve(c *Config) (net.Listener, error) {
	var lc net.ListenConfig
	if c.shared {
		lc.Control = share
	}
	return lc.Listen(context.Background(), "tcp", c.Addr)
}

func New(addr string) *Config { return &Config{Addr: addr} }

func fixed() { Listen(New(":8651")) } // want `warning exclusive: .*port 8651 `
