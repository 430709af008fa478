package rules

func gracefulCloseRule() Rule {
	return Rule{
		Name:    "graceful-close",
		Level:   Note,
		Varies:  "off by default",
		Title:   "connection of an exclusive listener closed at once",
		Summary: "a connection accepted from a listener with exclusive use that is closed without CloseWrite and a read to EOF",
		Section: SectionExclusive,

		Explanation: text(`
The article warns of a side effect of SO_EXCLUSIVEADDRUSE: while a connection
that was accepted from the listener is still active, which is to say
ESTABLISHED, FIN_WAIT, FIN_WAIT_2 or LAST_ACK, the port can't be bound again. A
server that is restarted may then find its own port in use.

This is contested. Some report that it does not happen, others that it happens
in TIME_WAIT too. That is why the rule is off by default, and its findings are
notes.

The article's advice does no harm in any case: shut the connection down for
writing, read until the peer has done the same, then close.

What to do: call CloseWrite, read to EOF under a deadline, then Close. Turn the
rule on with --rules=+graceful-close.
`),

		Bad: source(`
//go:build windows

package main

import (
	"context"
	"errors"
	"log"
	"net"
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

func greet(conn net.Conn) error {
	defer conn.Close()
	_, err := conn.Write([]byte("hello\n"))
	return err
}

func main() {
	config := net.ListenConfig{Control: exclusive}
	ln, err := config.Listen(context.Background(), "tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	for {
		conn, err := ln.Accept()
		if err != nil {
			log.Fatal(err)
		}
		go func() {
			if err := greet(conn); err != nil {
				log.Print(err)
			}
		}()
	}
}
`),

		Good: source(`
//go:build windows

package main

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"syscall"
	"time"
)

// exclusive sets SO_EXCLUSIVEADDRUSE.
func exclusive(network, address string, conn syscall.RawConn) error {
	var setErr error
	err := conn.Control(func(fd uintptr) {
		setErr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
	})
	return errors.Join(err, setErr)
}

func greet(conn net.Conn) error {
	defer conn.Close()
	if _, err := conn.Write([]byte("hello\n")); err != nil {
		return err
	}
	if err := conn.(*net.TCPConn).CloseWrite(); err != nil {
		return err
	}
	if err := conn.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
		return err
	}
	_, err := io.Copy(io.Discard, conn) // to EOF: the peer is done too
	return err
}

func main() {
	config := net.ListenConfig{Control: exclusive}
	ln, err := config.Listen(context.Background(), "tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	for {
		conn, err := ln.Accept()
		if err != nil {
			log.Fatal(err)
		}
		go func() {
			if err := greet(conn); err != nil {
				log.Print(err)
			}
		}()
	}
}
`),
	}
}
