// Package networks listens on networks that another package says.
package networks

import (
	"context"
	"errors"
	"net"
	"syscall"

	"flows/networks/config"
)

func exclusive(_, _ string, conn syscall.RawConn) error {
	var setErr error
	err := conn.Control(func(fd uintptr) {
		setErr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
	})
	return errors.Join(err, setErr)
}

func protected(ctx context.Context) (net.Listener, error) {
	c := config.Default()
	lc := net.ListenConfig{Control: exclusive}
	return lc.Listen(ctx, c.Proto, c.Addr) // want `dual-stack: tcp listener on port 9601 of all interfaces`
}

func bare() (net.PacketConn, error) {
	c := config.Logs()
	return net.ListenPacket(c.Proto, c.Addr) // want `exclusive: udp listener on port 9602 of 127.0.0.1`
}
