// Package a shares a port.
package a

import "syscall"

func Share(s syscall.Handle) error {
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `reuseaddr: `
}

func Control(_, _ string, c syscall.RawConn) error {
	var err error
	cerr := c.Control(func(fd uintptr) { err = Share(syscall.Handle(fd)) })
	if cerr != nil {
		return cerr
	}
	return err
}
