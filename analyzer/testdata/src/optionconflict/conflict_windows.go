// Package optionconflict gives sockets both options.
package optionconflict

import (
	"context"
	"errors"
	"net"
	"syscall"

	"optionconflict/a"
	"optionconflict/b"
)

func share(s syscall.Handle, on int) error {
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, on)
}

func protect(s syscall.Handle) error {
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
}

// Both in one Control, in either order.
func both(_, _ string, c syscall.RawConn) error {
	var err error
	cerr := c.Control(func(fd uintptr) {
		s := syscall.Handle(fd)
		if err = syscall.SetsockoptInt(s, syscall.SOL_SOCKET, 4, 1); err != nil {
			return
		}
		err = syscall.SetsockoptInt(s, syscall.SOL_SOCKET, -5, 1) // want `error option-conflict: SO_EXCLUSIVEADDRUSE is set on a socket that has SO_REUSEADDR already: setsockopt fails`
	})
	return errors.Join(cerr, err)
}

func reversed(_, _ string, c syscall.RawConn) error {
	var err error
	cerr := c.Control(func(fd uintptr) {
		s := syscall.Handle(fd)
		if err = protect(s); err != nil {
			return
		}
		err = share(s, 1) // want `option-conflict: SO_REUSEADDR is set on a socket that has SO_EXCLUSIVEADDRUSE already`
	})
	return errors.Join(cerr, err)
}

// Helpers of other packages.
func packages(s syscall.Handle) error {
	if err := a.Share(s); err != nil {
		return err
	}
	return b.Protect(s) // want `option-conflict: `
}

func controls(network, address string, c syscall.RawConn) error {
	if err := a.Control(network, address, c); err != nil {
		return err
	}
	return b.Control(network, address, c) // want `option-conflict: `
}

type controlFunc = func(network, address string, c syscall.RawConn) error

func chain(fs ...controlFunc) controlFunc {
	return func(network, address string, c syscall.RawConn) error {
		for _, f := range fs {
			if err := f(network, address, c); err != nil {
				return err
			}
		}
		return nil
	}
}

func pick(share bool) controlFunc {
	if share {
		return a.Control
	}
	return b.Control
}

// Chained functions: the finding is the bind's, which brings them together.
func chained(ctx context.Context, reuse bool) {
	lc := net.ListenConfig{Control: chain(a.Control, b.Control)}
	lc.Listen(ctx, "tcp", "localhost:0") // want `option-conflict: `
	lc = net.ListenConfig{Control: chain(b.Control)}
	lc.Listen(ctx, "tcp", "localhost:0")
	lc = net.ListenConfig{Control: pick(reuse)}
	lc.Listen(ctx, "tcp", "localhost:0")
}

// A multicast listener has SO_REUSEADDR from package net.
func multicast(ctx context.Context) {
	lc := net.ListenConfig{Control: b.Control}
	lc.ListenPacket(ctx, "udp4", "224.0.0.251:5353") // want `option-conflict: SO_EXCLUSIVEADDRUSE is set on a multicast listener`
	lc.ListenPacket(ctx, "udp4", "localhost:0")
	lc.Listen(ctx, "tcp", "localhost:0")
	lc = net.ListenConfig{Control: a.Control}
	lc.ListenPacket(ctx, "udp4", "224.0.0.251:5353")
}

// One function for all sockets, which leaves multicast alone.
func spared(ctx context.Context) {
	lc := net.ListenConfig{Control: func(network, address string, conn syscall.RawConn) error {
		host, _, err := net.SplitHostPort(address)
		if err != nil {
			return err
		}
		if ip := net.ParseIP(host); ip != nil && ip.IsMulticast() {
			return nil
		}
		var setErr error
		err = conn.Control(func(fd uintptr) { setErr = protect(syscall.Handle(fd)) })
		return errors.Join(err, setErr)
	}}
	lc.ListenPacket(ctx, "udp4", "224.0.0.251:5353")
}

// No conflict: one or the other.
func either(s syscall.Handle, exclusive bool) error {
	if exclusive {
		return protect(s)
	}
	return share(s, 1) // want `reuseaddr: `
}

// Two sockets, an option that is turned off, and one that may not be set.
func apart(s, t syscall.Handle, reuse bool) error {
	if err := share(s, 1); err != nil { // want `reuseaddr: `
		return err
	}
	if err := protect(t); err != nil {
		return err
	}
	u := t
	if err := share(u, 0); err != nil {
		return err
	}
	return nil
}

// The second where the first has failed.
func fallback(s syscall.Handle) error {
	err := protect(s)
	if err != nil {
		err = share(s, 1) // want `reuseaddr: `
	}
	return err
}

// Both, but for sockets that neither is for.
func unless(s syscall.Handle, client bool) error {
	if client {
		return nil
	}
	if err := share(s, 1); err != nil {
		return err
	}
	return protect(s) // want `option-conflict: `
}

func perhaps(s syscall.Handle, reuse, exclusive bool) error {
	if reuse {
		if err := share(s, 1); err != nil { // want `reuseaddr: `
			return err
		}
	}
	if exclusive {
		return protect(s)
	}
	return nil
}

// As the loop is told.
func loop(s syscall.Handle, options []string) error {
	for _, o := range options {
		if o == "share" {
			if err := share(s, 1); err != nil { // want `reuseaddr: `
				return err
			}
		}
		if o == "protect" {
			if err := protect(s); err != nil {
				return err
			}
		}
	}
	return nil
}

// If it is asked to, whoever calls it.
func maybeShare(s syscall.Handle, yes bool) error {
	if !yes {
		return nil
	}
	return share(s, 1) // want `reuseaddr: `
}

func afterMaybe(s syscall.Handle, yes bool) error {
	if err := maybeShare(s, yes); err != nil {
		return err
	}
	return protect(s)
}
