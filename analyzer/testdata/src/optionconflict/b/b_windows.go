// Package b protects a port.
package b

import "syscall"

func Protect(s syscall.Handle) error {
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
}

func Control(_, _ string, c syscall.RawConn) error {
	var err error
	cerr := c.Control(func(fd uintptr) { err = Protect(syscall.Handle(fd)) })
	if cerr != nil {
		return cerr
	}
	return err
}
