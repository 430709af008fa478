// Package protected sets SO_EXCLUSIVEADDRUSE before it binds: nothing is
// reported.
package protected

import (
	"errors"
	"syscall"

	"golang.org/x/sys/windows"
)

// The value of SO_EXCLUSIVEADDRUSE, which no package defines, in the ways in
// which programs spell it.
const (
	soExclusiveAddrUse          = ^syscall.SO_REUSEADDR
	soExclusiveAddrUseTyped int = ^windows.SO_REUSEADDR
	soExclusiveAddrUseMinus     = -5
)

var (
	soExclusiveVar   = ^syscall.SO_REUSEADDR
	soExclusiveDWORD = int(^uint32(4))
)

// set sets an option on a socket and returns every error.
func set(c syscall.RawConn, option int) error {
	var err error
	return errors.Join(c.Control(func(fd uintptr) {
		err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, option, 1)
	}), err)
}

func exclusive(_, _ string, c syscall.RawConn) error { return set(c, soExclusiveAddrUse) }

func exclusiveTyped(_, _ string, c syscall.RawConn) error { return set(c, soExclusiveAddrUseTyped) }

func exclusiveMinus(_, _ string, c syscall.RawConn) error { return set(c, soExclusiveAddrUseMinus) }

func exclusiveComplement(_, _ string, c syscall.RawConn) error { return set(c, ^4) }

func exclusiveHex(_, _ string, c syscall.RawConn) error { return set(c, ^0x4) }

func exclusiveUnsigned(_, _ string, c syscall.RawConn) error { return set(c, 0xfffffffb) }

func exclusiveVar(_, _ string, c syscall.RawConn) error { return set(c, soExclusiveVar) }

func exclusiveDWORD(_, _ string, c syscall.RawConn) error { return set(c, soExclusiveDWORD) }

func exclusiveConverted(_, _ string, c syscall.RawConn) error {
	return set(c, int(int32(^syscall.SO_REUSEADDR)))
}

// Package windows has functions of its own.
func exclusiveWindows(_, _ string, c syscall.RawConn) (err error) {
	cerr := c.Control(func(fd uintptr) {
		err = windows.SetsockoptInt(windows.Handle(fd), windows.SOL_SOCKET, ^windows.SO_REUSEADDR, 1)
	})
	if cerr != nil {
		return cerr
	}
	return
}

// Under a condition: it counts as protected.
func exclusiveMaybe(network, _ string, c syscall.RawConn) error {
	if network == "udp4" {
		return nil
	}
	return set(c, soExclusiveAddrUse)
}

// By way of the byte that setsockopt takes.
func exclusiveBytes(_, _ string, c syscall.RawConn) error {
	var err error
	cerr := c.Control(func(fd uintptr) {
		on := [4]byte{1}
		err = syscall.Setsockopt(syscall.Handle(fd), syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, &on[0], 4)
	})
	return errors.Join(cerr, err)
}
