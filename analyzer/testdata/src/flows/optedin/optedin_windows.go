// Package main sets options that its own settings ask for, or don't.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"net"
	"os"
	"syscall"

	"flows/optedin/sockopt"
)

const soExclusiveAddrUse = ^syscall.SO_REUSEADDR

func set(c syscall.RawConn, opt int) error {
	var serr error
	err := c.Control(func(fd uintptr) {
		serr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, opt, 1)
	})
	return errors.Join(err, serr)
}

// A parameter that is false at every call.
func never(share bool) func(string, string, syscall.RawConn) error {
	return func(_, _ string, c syscall.RawConn) error {
		if !share {
			return nil
		}
		var serr error
		err := c.Control(func(fd uintptr) {
			serr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
		})
		return errors.Join(err, serr)
	}
}

func listenNever() (net.Listener, error) {
	lc := net.ListenConfig{Control: never(false)}
	return lc.Listen(context.Background(), "tcp", ":7911") // want `warning exclusive: .*port 7911`
}

// One that is true at one of two.
func sometimes(h syscall.Handle, share bool) error {
	if share {
		return syscall.SetsockoptInt(h, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `error reuseaddr: `
	}
	return nil
}

func open(h syscall.Handle) error { return errors.Join(sometimes(h, false), sometimes(h, true)) }

// A field that nobody sets, of an object that is handed on.
type options struct {
	reuse, Decoded, given bool
	buffer                int
}

func (o options) control(_, _ string, c syscall.RawConn) error {
	var serr error
	err := c.Control(func(fd uintptr) {
		if o.reuse {
			serr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
		}
	})
	return errors.Join(err, serr)
}

func listenOptions() (net.PacketConn, error) {
	lc := net.ListenConfig{Control: options{buffer: 1 << 20}.control}
	return lc.ListenPacket(context.Background(), "udp", ":7912") // want `warning exclusive: .*port 7912`
}

func apply(h syscall.Handle, o *options) error {
	if !o.reuse {
		return nil
	}
	return syscall.SetsockoptInt(h, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
}

func applyNothing(h syscall.Handle) error { return apply(h, &options{buffer: 1}) }

// One that a decoder sets, and one that a flag does.
func applyDecoded(h syscall.Handle, o *options) error {
	if !o.Decoded {
		return nil
	}
	return syscall.SetsockoptInt(h, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `error reuseaddr: `
}

func applyGiven(h syscall.Handle, o *options) error {
	if o.given {
		return syscall.SetsockoptInt(h, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `error reuseaddr: `
	}
	return nil
}

func configure(h syscall.Handle) error {
	var o, p options
	if err := json.NewDecoder(os.Stdin).Decode(&o); err != nil {
		return err
	}
	flag.BoolVar(&p.given, "share", false, "share the address")
	flag.Parse()
	return errors.Join(applyDecoded(h, &o), applyGiven(h, &p))
}

// Exclusive use that isn't asked for.
type security struct{ exclusive, strict bool }

func secured(s security) func(string, string, syscall.RawConn) error {
	return func(_, _ string, c syscall.RawConn) error {
		if !s.exclusive && !s.strict {
			return nil
		}
		return set(c, soExclusiveAddrUse)
	}
}

type policy struct{ exclusive bool }

func byPolicy(s policy) func(string, string, syscall.RawConn) error {
	return func(_, _ string, c syscall.RawConn) error {
		if !s.exclusive {
			return nil
		}
		return set(c, soExclusiveAddrUse)
	}
}

func main() {
	lc := net.ListenConfig{Control: byPolicy(policy{})}
	lc.Listen(context.Background(), "tcp", ":7913") // want `warning exclusive: .*port 7913`
	lc = net.ListenConfig{Control: secured(security{strict: os.Getenv("SHARE") == ""})}
	lc.Listen(context.Background(), "tcp", ":7914")

	// A function of another package makes the Control function.
	lc = net.ListenConfig{Control: sockopt.Control(sockopt.Options{Exclusive: true})}
	lc.Listen(context.Background(), "tcp", ":7915")
	lc = net.ListenConfig{Control: sockopt.Control(sockopt.Options{ReuseAddr: true})} // want `error reuseaddr: `
	lc.Listen(context.Background(), "tcp", ":7916")
	var o sockopt.Options
	o.Share()
	lc = net.ListenConfig{Control: sockopt.Control(o)} // want `error reuseaddr: `
	lc.Listen(context.Background(), "tcp", ":7917")
}
