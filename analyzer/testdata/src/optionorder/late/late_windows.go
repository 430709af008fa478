// Package late has helpers that others give their listeners.
package late

import (
	"errors"
	"net"
	"syscall"
)

// Protect is too late, whatever it is given.
func Protect(l *net.TCPListener) error {
	raw, err := l.SyscallConn()
	if err != nil {
		return err
	}
	return Exclusive(raw) // want `option-order: `
}

// Exclusive depends on what it is given.
func Exclusive(c syscall.RawConn) error {
	var err error
	cerr := c.Control(func(fd uintptr) {
		err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
	})
	return errors.Join(cerr, err)
}
