// Package sockopt protects ports and says whether it could.
package sockopt

import "syscall"

func Exclusive(s syscall.Handle) error {
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
}

func Set(s syscall.Handle, option int) error {
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, option, 1)
}
