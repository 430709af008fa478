package protected

import (
	"context"
	"net"
	"syscall"
)

// on hands the descriptor on to a function of its caller's.
func on(c syscall.RawConn, f func(fd uintptr) error) error {
	var inner error
	if err := c.Control(func(fd uintptr) { inner = f(fd) }); err != nil {
		return err
	}
	return inner
}

func through(_, _ string, c syscall.RawConn) error {
	return on(c, func(fd uintptr) error {
		return syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
	})
}

func through8(_, _ string, c syscall.RawConn) error {
	return on(c, func(fd uintptr) error {
		return syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_KEEPALIVE, 1)
	})
}

// An option is one of several, behind an interface.
type socketOption interface {
	apply(fd syscall.Handle) error
	control(network, address string, c syscall.RawConn) error
}

type only struct{}

func (only) apply(fd syscall.Handle) error {
	return syscall.SetsockoptInt(fd, syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
}

func (only) control(_, _ string, c syscall.RawConn) error { return set(c, ^4) }

type none struct{}

func (none) apply(syscall.Handle) error                   { return nil }
func (none) control(_, _ string, _ syscall.RawConn) error { return nil }

func pick(exclusive bool) socketOption {
	if exclusive {
		return only{}
	}
	return none{}
}

func applied(option socketOption) controlFunc {
	return func(_, _ string, c syscall.RawConn) error {
		return c.Control(func(fd uintptr) { _ = option.apply(syscall.Handle(fd)) })
	}
}

func descriptors(ctx context.Context) {
	(&net.ListenConfig{Control: through}).Listen(ctx, "tcp", ":8080")
	(&net.ListenConfig{Control: through8}).Listen(ctx, "tcp", ":8080") // want `exclusive: .*port 8080`
	(&net.ListenConfig{Control: applied(pick(true))}).Listen(ctx, "tcp", ":8080")
	(&net.ListenConfig{Control: pick(true).control}).Listen(ctx, "tcp", ":8080")
}
