//go:build !windows

package main

import "syscall"

// exclusive does nothing: SO_EXCLUSIVEADDRUSE is an option of Windows.
func exclusive(network, address string, c syscall.RawConn) error {
	return nil
}
