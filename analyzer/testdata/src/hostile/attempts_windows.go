package hostile

import (
	"context"
	"errors"
	"net"
	"syscall"
)

const soExclusive = ^syscall.SO_REUSEADDR

// Functions that call themselves and each other.
func setPing(c syscall.RawConn, n int) error {
	if n == 0 {
		return setPong(c, n)
	}
	var err error
	cerr := c.Control(func(fd uintptr) {
		err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, soExclusive, 1)
	})
	return errors.Join(cerr, err, setPing(c, n-1))
}

func setPong(c syscall.RawConn, n int) error { return setPing(c, n+1) }

func again(err error, n int) bool {
	return again(err, n-1) || same(err, syscall.ECONNREFUSED)
}

func same(err, target error) bool { return same(target, err) || other(target, err) }

func other(err, target error) bool { return same(err, target) }

// A closure in a closure in a closure, and one that runs itself.
func nested(_, _ string, c syscall.RawConn) (err error) {
	var run func(n int)
	run = func(n int) {
		cerr := c.Control(func(fd uintptr) {
			func() {
				if n > 0 {
					run(n - 1)
				}
				err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, soExclusive, 1)
			}()
		})
		err = errors.Join(err, cerr)
	}
	run(3)
	return err
}

// A connection that goes round in circles.
func round(ctx context.Context) {
	lc := net.ListenConfig{Control: nested}
	l, err := lc.Listen(ctx, "tcp", "localhost:0")
	if err != nil {
		return
	}
	var c net.Conn
	for {
		d, err := l.Accept()
		if err != nil {
			return
		}
		c, d = d, c
		circle(c, d)
	}
}

func circle(c, d net.Conn) {
	if c == d {
		circle(d, c)
	}
	c.Close()
}

// A Control function that is its own element.
type controls []func(network, address string, c syscall.RawConn) error

func (cs controls) control(network, address string, c syscall.RawConn) error {
	for _, f := range append(cs, cs.control) {
		if err := f(network, address, c); err != nil {
			return err
		}
	}
	return nil
}

func elements(ctx context.Context) {
	var cs controls
	cs = append(cs, cs.control, nested)
	lc := net.ListenConfig{Control: cs.control}
	lc.ListenPacket(ctx, "udp4", "224.0.0.1:5353")
}

// Methods that look like net's.
type odd struct{ net.Listener }

func (odd) SyscallConn(int) (syscall.RawConn, error) { return nil, nil }
func (odd) File() uintptr                            { return 0 }
func (odd) Accept(int) (int, error)                  { return 0, nil }

func oddly(o odd, s syscall.Handle) error {
	c, err := o.SyscallConn(1)
	if err != nil {
		return err
	}
	o.Accept(1)
	_ = o.File()
	return c.Control(func(uintptr) {})
}

// Calls without their operands.
var procs = syscall.NewLazyDLL("ws2_32.dll").NewProc("setsockopt")

func short(args []uintptr) {
	procs.Call()
	procs.Call(args...)
	syscall.SyscallN(procs.Addr())
	syscall.SyscallN(procs.Addr(), args...)
}
