// Package sockopt makes Control functions; which options these set is for others to say.
package sockopt

import (
	"errors"
	"syscall"
)

type Options struct{ Exclusive, ReuseAddr bool }

func (o *Options) Share() { o.ReuseAddr = true }

func apply(fd uintptr, o Options) error {
	h := syscall.Handle(fd)
	if o.Exclusive {
		if err := syscall.SetsockoptInt(h, syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1); err != nil {
			return err
		}
	}
	if o.ReuseAddr {
		return syscall.SetsockoptInt(h, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `error reuseaddr: `
	}
	return nil
}

func Control(o Options) func(network, address string, c syscall.RawConn) error {
	return func(network, address string, c syscall.RawConn) error {
		var serr error
		err := c.Control(func(fd uintptr) { serr = apply(fd, o) })
		return errors.Join(err, serr)
	}
}
