// Command has an exported function, which nobody but itself can call.
package main

import (
	"context"
	"net"
	"syscall"
)

type Config struct {
	Addr  string
	Reuse bool
}

func control(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
	})
}

func Listen(c *Config) (net.Listener, error) {
	var lc net.ListenConfig
	if c.Reuse {
		lc.Control = control
	}
	return lc.Listen(context.Background(), "tcp", c.Addr)
}

func main() { Listen(&Config{Addr: ":8652"}) } // want `warning exclusive: .*port 8652 `
