package rules

func optionOrderRule() Rule {
	return Rule{
		Name:    "option-order",
		Level:   Error,
		Default: true,
		Title:   "socket option set after bind",
		Summary: "SO_EXCLUSIVEADDRUSE or SO_REUSEADDR set on a socket that is bound already, which is too late",
		Section: SectionExclusive,
		Tables:  []int{3, 4},
		CWE:     multipleBinds,

		Explanation: text(`
SO_EXCLUSIVEADDRUSE has effect only when set before bind. A listener that
net.Listen has returned is bound and listening, and so is every net.PacketConn:
an option that you set through its SyscallConn or File comes too late. The
socket is as open to other processes as if the call were not there, but the
code looks as if it were protected.

The same goes for a socket made by hand with syscall.Socket or windows.Socket:
Setsockopt has to come before Bind.

What to do: set the option in the Control function of a net.ListenConfig.
Package net calls it when the socket has been created and before it is bound,
and makes Listen fail with the error that it returns. For a client with a fixed
local port it is the Control function of net.Dialer.
`),

		Bad: source(`
//go:build windows

package main

import (
	"errors"
	"log"
	"net"
	"net/http"
	"syscall"
)

// protect means to set SO_EXCLUSIVEADDRUSE.
func protect(ln *net.TCPListener) error {
	conn, err := ln.SyscallConn()
	if err != nil {
		return err
	}
	var setErr error
	err = conn.Control(func(fd uintptr) {
		setErr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
	})
	return errors.Join(err, setErr)
}

func main() {
	ln, err := net.Listen("tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	if err := protect(ln.(*net.TCPListener)); err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.Serve(ln, nil))
}
`),

		Good: exclusiveServer(),
	}
}
