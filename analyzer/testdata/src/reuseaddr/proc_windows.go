package reuseaddr

import (
	"syscall"
	"unsafe"
)

// By way of the DLL.
var (
	ws2            = syscall.NewLazyDLL("ws2_32.dll")
	procSetsockopt = ws2.NewProc("setsockopt")
	procGetsockopt = ws2.NewProc("getsockopt")
)

func dll(s syscall.Handle) error {
	on := int32(1)
	r, _, err := procSetsockopt.Call(uintptr(s), uintptr(syscall.SOL_SOCKET), uintptr(4), uintptr(unsafe.Pointer(&on)), unsafe.Sizeof(on)) // want `error reuseaddr: `
	if r != 0 {
		return err
	}
	r, _, errno := syscall.SyscallN(procSetsockopt.Addr(), uintptr(s), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, uintptr(unsafe.Pointer(&on)), 4) // want `error reuseaddr: `
	if r != 0 {
		return errno
	}
	r, _, errno = syscall.Syscall6(procSetsockopt.Addr(), 5, uintptr(s), 0xffff, 4, uintptr(unsafe.Pointer(&on)), 4, 0) // want `error reuseaddr: `
	if r != 0 {
		return errno
	}
	return nil
}

func dllOthers(s syscall.Handle, option uintptr) {
	on := int32(1)
	procSetsockopt.Call(uintptr(s), syscall.SOL_SOCKET, syscall.SO_KEEPALIVE, uintptr(unsafe.Pointer(&on)), 4)
	procSetsockopt.Call(uintptr(s), syscall.SOL_SOCKET, option, uintptr(unsafe.Pointer(&on)), 4)
	procGetsockopt.Call(uintptr(s), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, uintptr(unsafe.Pointer(&on)), 4)
	off := int32(0)
	procSetsockopt.Call(uintptr(s), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, uintptr(unsafe.Pointer(&off)), 4)
	procSetsockopt.Call(uintptr(s))
}

// A procedure with exclusive use, whose error is heard and not.
func dllExclusive(s syscall.Handle) error {
	on := int32(1)
	if r, _, err := procSetsockopt.Call(uintptr(s), syscall.SOL_SOCKET, ^uintptr(4), uintptr(unsafe.Pointer(&on)), 4); r != 0 {
		return err
	}
	return nil
}

func dllDeaf(s syscall.Handle) {
	on := int32(1)
	procSetsockopt.Call(uintptr(s), syscall.SOL_SOCKET, 0xfffffffb, uintptr(unsafe.Pointer(&on)), 4) // want `option-unchecked: `
}

func dllHelper(s syscall.Handle, option int) error {
	on := int32(1)
	if r, _, err := procSetsockopt.Call(uintptr(s), syscall.SOL_SOCKET, uintptr(option), uintptr(unsafe.Pointer(&on)), 4); r != 0 {
		return err
	}
	return nil
}

func dllHelped(s syscall.Handle) error {
	return dllHelper(s, syscall.SO_REUSEADDR) // want `error reuseaddr: `
}
