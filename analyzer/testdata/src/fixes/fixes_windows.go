// Package fixes has mistakes that a change in one place ends, and some that
// look like it.
package fixes

import (
	"errors"
	"syscall"

	"golang.org/x/sys/windows"

	"optionvalue/consts"
)

const (
	soExclusive = 4
	soRight     = ^syscall.SO_REUSEADDR
)

func ends(s syscall.Handle, w windows.Handle) []error {
	return []error{
		syscall.SetsockoptInt(s, syscall.SOL_SOCKET, soExclusive, 1), // want `soExclusive sets SO_REUSEADDR`
		windows.SetsockoptInt(w, windows.SOL_SOCKET, 0xfb, 1),        // want `cut short`
		syscall.SetsockoptInt(s, 6, soRight, 1),                      // want `another level`
		syscall.SetsockoptInt(s, syscall.SOL_SOCKET, soRight, 0),     // want `switches it off`
	}
}

func setExclusive(s syscall.Handle) error {
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `setExclusive sets SO_REUSEADDR`
}

func inUse(err error) bool {
	return errors.Is(err, windows.WSAEADDRINUSE) // want `WSAEACCES is not`
}

func isInUse(err error) bool {
	return err != nil && err == windows.WSAEADDRINUSE // want `WSAEACCES is not`
}

func switched(err error) bool {
	switch err {
	case windows.WSAEADDRINUSE: // want `WSAEACCES is not`
		return true
	}
	return false
}

// What is set to the wrong number, what it is set by, and what stands in another
// package have to be changed where they are.

func remains(s syscall.Handle) []error {
	soExclusiveAddrUse := 4
	return []error{
		syscall.SetsockoptInt(s, syscall.SOL_SOCKET, soExclusiveAddrUse, 1),         // want `sets SO_REUSEADDR`
		syscall.SetsockoptInt(s, syscall.SOL_SOCKET, consts.SO_EXCLUSIVEADDRUSE, 1), // want `sets SO_REUSEADDR`
		set(s, soExclusive), // want `sets SO_REUSEADDR`
		syscall.SetsockoptInt(s, syscall.SOL_SOCKET, soExclusive, 0), // want `number of SO_REUSEADDR`
		syscall.SetsockoptInt(s, syscall.SOL_SOCKET, 15, 1),          // want `option 15`
	}
}

func set(s syscall.Handle, option int) error {
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, option, 1)
}
