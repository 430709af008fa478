package linger

import (
	"context"
	"errors"
	"net"
	"syscall"
)

func lingering(_, _ string, c syscall.RawConn) error {
	var err error
	cerr := c.Control(func(fd uintptr) {
		err = syscall.SetsockoptLinger(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_LINGER, &syscall.Linger{Onoff: 1, Linger: 5}) // want `linger: SO_LINGER of 5 s is set on a listener, which has no data to send`
	})
	return errors.Join(cerr, err)
}

func listen(ctx context.Context) (net.Listener, error) {
	return (&net.ListenConfig{Control: lingering}).Listen(ctx, "tcp", "localhost:0")
}

func listener(l *net.TCPListener) error {
	raw, err := l.SyscallConn()
	if err != nil {
		return err
	}
	var serr error
	err = raw.Control(func(fd uintptr) {
		serr = syscall.SetsockoptLinger(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_LINGER, &syscall.Linger{Onoff: 1}) // want `linger: SO_LINGER of 0 s is set on a listener`
	})
	return errors.Join(err, serr)
}

func connection(c *net.TCPConn) error {
	raw, err := c.SyscallConn()
	if err != nil {
		return err
	}
	var serr error
	err = raw.Control(func(fd uintptr) {
		serr = syscall.SetsockoptLinger(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_LINGER, &syscall.Linger{Onoff: 1}) // want `linger: SO_LINGER of 0 s makes Close discard`
	})
	return errors.Join(err, serr)
}
