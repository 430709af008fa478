package rules

func dualStackRule() Rule {
	return Rule{
		Name:    "dual-stack",
		Level:   Warning,
		Default: true,
		Title:   "exclusive use of IPv4 alone",
		Summary: "exclusive use on a tcp4 or udp4 wildcard socket, which the holder of a dual-stack socket evades",
		Section: SectionExclusive,
		CWE:     multipleBinds,

		Explanation: text(`
The networks "tcp4" and "udp4" bind the IPv4 wildcard address, 0.0.0.0. With
SO_EXCLUSIVEADDRUSE that keeps other IPv4 sockets off the port, but not a
dual-stack one: if another process has bound [::] on the same port for both
families, without an option, the bind of 0.0.0.0 succeeds all the same,
exclusive or not. Neither of the two is told, and exclusive use has protected
nothing.

With one dual-stack socket it does: once [::] is bound for both families with
SO_EXCLUSIVEADDRUSE, a bind of 0.0.0.0 or 127.0.0.1 fails, and if another socket
holds 127.0.0.1 first, the bind of [::] fails.

A pair of sockets, one for "tcp4" and one for "tcp6", leaves the gap open as
well: the IPv4 socket of the pair is the one above.

What to do: listen on "tcp" or "udp" with a wildcard address such as ":8080".
Package net then binds one dual-stack socket.
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

// exclusive sets SO_EXCLUSIVEADDRUSE.
func exclusive(network, address string, conn syscall.RawConn) error {
	var setErr error
	err := conn.Control(func(fd uintptr) {
		setErr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
	})
	return errors.Join(err, setErr)
}

func main() {
	config := net.ListenConfig{Control: exclusive}
	ln, err := config.Listen(context.Background(), "tcp4", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.Serve(ln, nil))
}
`),

		Good: exclusiveServer(),
	}
}
