package main

import "syscall"

// soExclusiveAddrUse is SO_EXCLUSIVEADDRUSE, which winsock2.h defines as
// ((int)(~SO_REUSEADDR)). Neither syscall nor golang.org/x/sys/windows has it.
const soExclusiveAddrUse = ^syscall.SO_REUSEADDR

// exclusive keeps every other process off the socket's port. The error of
// setsockopt gets out: a socket that could not be protected is not opened.
func exclusive(network, address string, c syscall.RawConn) error {
	var serr error
	err := c.Control(func(fd uintptr) {
		serr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, soExclusiveAddrUse, 1)
	})
	if err != nil {
		return err
	}
	return serr
}
