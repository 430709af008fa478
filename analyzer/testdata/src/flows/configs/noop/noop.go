// Package noop has Control functions that set no option, as for other systems, and
// some of which it can't be told.
package noop

import (
	"fmt"
	"net"
	"syscall"
)

type control = func(network, address string, c syscall.RawConn) error

func Control(string, string, syscall.RawConn) error { return nil }

// Timeout returns a function that would set one elsewhere.
func Timeout(seconds int) control {
	return func(network, _ string, c syscall.RawConn) error {
		if network != "tcp" {
			return fmt.Errorf("not for %s", network)
		}
		var err error
		if e := c.Control(func(fd uintptr) { err = setTimeout(fd, seconds) }); e != nil {
			return e
		}
		return err
	}
}

func setTimeout(uintptr, int) error { return nil }

type Socket struct{ name string }

func (s *Socket) Control(string, string, syscall.RawConn) error { return nil }

func Config() *net.ListenConfig { return &net.ListenConfig{Control: Control} }

// Hook is set by whom it may concern.
var Hook control

func Hooked(network, address string, c syscall.RawConn) error { return Hook(network, address, c) }

func Wrap(f control) control {
	return func(network, address string, c syscall.RawConn) error { return f(network, address, c) }
}

func ConfigOf(f control) *net.ListenConfig { return &net.ListenConfig{Control: f} }
