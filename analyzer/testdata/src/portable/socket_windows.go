package portable

import (
	"context"
	"net"
	"syscall"
)

func set(c syscall.RawConn, option int) error {
	var err error
	cerr := c.Control(func(fd uintptr) {
		err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, option, 1)
	})
	if cerr != nil {
		return cerr
	}
	return err
}

func exclusive(_, _ string, c syscall.RawConn) error { return set(c, ^syscall.SO_REUSEADDR) }

func idle(_, _ string, c syscall.RawConn) error { return nil }

func reuse(_, _ string, c syscall.RawConn) error {
	return set(c, syscall.SO_REUSEADDR) // want `error reuseaddr: `
}

func config() *net.ListenConfig { return &net.ListenConfig{Control: exclusive} }

func listenTCP(addr string) (net.Listener, error) {
	return config().Listen(context.Background(), "tcp", addr)
}

type method struct{}

func (method) control(network, address string, c syscall.RawConn) error {
	return exclusive(network, address, c)
}
