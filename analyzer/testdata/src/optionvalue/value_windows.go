// Package optionvalue sets options that are not what they say.
package optionvalue

import (
	"errors"
	"syscall"

	"golang.org/x/sys/windows"

	"optionvalue/consts"
)

const (
	soExclusive      = 0x0004
	soExclusiveOther = 0x8004
	soRight          = ^syscall.SO_REUSEADDR
)

var soExclusiveAddrUse = 4

func set(s syscall.Handle, option, value int) error {
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, option, value)
}

type socket struct{ fd syscall.Handle }

func (s socket) set(option, value int) error { return set(s.fd, option, value) }

func names(s syscall.Handle, w windows.Handle) []error {
	return []error{
		syscall.SetsockoptInt(s, syscall.SOL_SOCKET, soExclusive, 1),                // want `error option-value: soExclusive sets SO_REUSEADDR \(0x4\)`
		windows.SetsockoptInt(w, windows.SOL_SOCKET, soExclusiveAddrUse, 1),         // want `option-value: soExclusiveAddrUse sets SO_REUSEADDR`
		syscall.SetsockoptInt(s, syscall.SOL_SOCKET, consts.SO_EXCLUSIVEADDRUSE, 1), // want `option-value: SO_EXCLUSIVEADDRUSE sets SO_REUSEADDR`
		syscall.SetsockoptInt(s, syscall.SOL_SOCKET, int(soExclusiveOther), 1),      // want `option-value: soExclusiveOther sets option 0x8004`
		set(s, soExclusive, 1),        // want `option-value: soExclusive sets SO_REUSEADDR`
		socket{s}.set(soExclusive, 1), // want `option-value: soExclusive sets SO_REUSEADDR`
		set(s, syscall.SO_RCVBUF, soExclusive),
	}
}

// Whoever means to turn it off turns off something else.
func turnedOff(s syscall.Handle) error {
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, soExclusive, 0) // want `option-value: soExclusive is the number of SO_REUSEADDR \(0x4\)`
}

func right(s syscall.Handle) []error {
	return []error{
		socket{s}.set(soRight, 1),
		set(s, consts.ExclusiveAddrUse, 1),
	}
}

// A function that says one thing and does another.
func setExclusive(s syscall.Handle) error {
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `option-value: setExclusive sets SO_REUSEADDR`
}

// One that does both, as it is asked.
func exclusiveOrShared(s syscall.Handle, exclusive bool) error {
	if exclusive {
		return set(s, soRight, 1)
	}
	return set(s, syscall.SO_REUSEADDR, 1) // want `error reuseaddr: `
}

func nonExclusive(s syscall.Handle) error {
	return set(s, syscall.SO_REUSEADDR, 1) // want `error reuseaddr: `
}

func turnExclusive(s syscall.Handle, on bool) error {
	value := 0
	if on {
		value = 1
	}
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, soRight, value)
}

func values(s syscall.Handle) []error {
	return []error{
		syscall.SetsockoptInt(s, syscall.SOL_SOCKET, soRight, 0), // want `option-value: SO_EXCLUSIVEADDRUSE is set to 0`
		set(s, soRight, 0), // want `option-value: SO_EXCLUSIVEADDRUSE is set to 0`
		turnExclusive(s, true),
		turnExclusive(s, false), // what the caller asks for
		syscall.SetsockoptInt(s, syscall.IPPROTO_TCP, soRight, 1),            // want `option-value: .*another level`
		syscall.SetsockoptInt(s, 1, soRight, 1),                              // want `option-value: .*another level`
		syscall.SetsockoptInt(s, syscall.SOL_SOCKET, int(uint16(0xfffb)), 1), // want `option-value: option 0xfffb is SO_EXCLUSIVEADDRUSE cut short`
		syscall.SetsockoptInt(s, syscall.SOL_SOCKET, 0xfb, 1),                // want `option-value: option 0xfb is SO_EXCLUSIVEADDRUSE cut short`
		syscall.SetsockoptInt(s, 1, 2, 1),                                    // want `option-value: option 2 is no option of Windows`
		syscall.SetsockoptInt(s, syscall.SOL_SOCKET, 2, 1),                   // want `option-value: option 2 is no option of Windows`
		syscall.SetsockoptInt(s, syscall.SOL_SOCKET, 15, 1),                  // want `option-value: option 15 is no option of Windows`
		syscall.SetsockoptInt(s, syscall.SOL_SOCKET, 0x200, 1),               // want `option-value: option 512 is no option of Windows`
	}
}

// A value that goes through a closure.
func setOn(conn syscall.RawConn, option, value int) error {
	var setErr error
	err := conn.Control(func(fd uintptr) {
		setErr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, option, value)
	})
	return errors.Join(err, setErr)
}

func turnOn(conn syscall.RawConn, on bool) error {
	value := 0
	if on {
		value = 1
	}
	return setOn(conn, soRight, value)
}

func through(conn syscall.RawConn) []error {
	return []error{
		setOn(conn, soRight, 1),
		setOn(conn, soRight, 0), // want `option-value: SO_EXCLUSIVEADDRUSE is set to 0`
		turnOn(conn, true),
		turnOn(conn, false), // what the caller asks for
	}
}

// Numbers that are right where they stand.
func others(s syscall.Handle) []error {
	return []error{
		syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_KEEPALIVE, 1),
		syscall.SetsockoptInt(s, syscall.IPPROTO_TCP, 2, 1),
		syscall.SetsockoptInt(s, syscall.IPPROTO_IP, 15, 1),
		syscall.SetsockoptInt(s, syscall.IPPROTO_IP, 4, 1),
		syscall.SetsockoptInt(s, syscall.SOL_SOCKET, 0x1002, 1),
	}
}
