package discarded

import (
	"context"
	"net"
	"syscall"
)

type config struct {
	addr          string
	reuse, shared bool
}

var _ = describe("one with nothing but a switch", func() { defaults().shared = true })

func defaults() *config { return new(config) }

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

func bySwitches(c *config) {
	var lc net.ListenConfig
	if c.reuse {
		lc.Control = control
	}
	if c.shared {
		lc.Control = share
	}
	_, _ = lc.Listen(context.Background(), "tcp", c.addr)
}
