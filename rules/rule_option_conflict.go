package rules

func optionConflictRule() Rule {
	return Rule{
		Name:    "option-conflict",
		Level:   Error,
		Default: true,
		Title:   "two socket options that exclude each other",
		Summary: "SO_REUSEADDR and SO_EXCLUSIVEADDRUSE on one socket, or exclusive use on a multicast listener, where setsockopt fails",
		Section: SectionExclusive,
		CWE:     multipleBinds,

		Explanation: text(`
A socket can't have both SO_REUSEADDR and SO_EXCLUSIVEADDRUSE. Whichever is set
second, its setsockopt fails with WSAEINVAL (10022). If SO_REUSEADDR came first
and the error is dropped, the port is open to every user of the machine, and
the code says that it is protected.

It happens where a helper written for Unix sets SO_REUSEADDR and the protection
for Windows is added to it, or where two Control functions are chained.

It also happens on multicast: package net itself sets SO_REUSEADDR when
ListenPacket is given a multicast group, before it calls Control. A Control
function that then asks for exclusive use makes the listener fail.

What to do: decide for one of them. A server that has its port to itself sets
SO_EXCLUSIVEADDRUSE alone; on Windows it needs no SO_REUSEADDR to restart. A
multicast socket shares its port on purpose and takes no exclusive use.
`),

		Bad: source(`
//go:build windows

package main

import (
	"context"
	"errors"
	"log"
	"net"
	"net/http"
	"syscall"
)

// control means to let the server restart and to protect its port.
func control(network, address string, conn syscall.RawConn) error {
	var setErr error
	err := conn.Control(func(fd uintptr) {
		s := syscall.Handle(fd)
		setErr = syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
		if setErr != nil {
			return
		}
		setErr = syscall.SetsockoptInt(s, syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
	})
	return errors.Join(err, setErr)
}

func main() {
	config := net.ListenConfig{Control: control}
	ln, err := config.Listen(context.Background(), "tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.Serve(ln, nil))
}
`),

		Good: exclusiveServer(),
	}
}
