// Package later uses the helpers of package late.
package later

import (
	"context"
	"net"
	"syscall"

	"optionorder/late"
)

func control(_, _ string, c syscall.RawConn) error { return late.Exclusive(c) }

func Listen(ctx context.Context) error {
	l, err := (&net.ListenConfig{Control: control}).Listen(ctx, "tcp", "localhost:0")
	if err != nil {
		return err
	}
	if err := late.Protect(l.(*net.TCPListener)); err != nil { // told in package late
		return err
	}
	raw, err := l.(syscall.Conn).SyscallConn()
	if err != nil {
		return err
	}
	return late.Exclusive(raw) // want `option-order: `
}
