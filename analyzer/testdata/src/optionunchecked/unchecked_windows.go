// Package optionunchecked loses the error of setting exclusive use.
package optionunchecked

import (
	"errors"
	"fmt"
	"log"
	"syscall"

	"optionunchecked/sockopt"
)

const soExclusiveAddrUse = ^syscall.SO_REUSEADDR

func dropped(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, soExclusiveAddrUse, 1) // want `warning option-unchecked: the error of setting SO_EXCLUSIVEADDRUSE is dropped`
	})
}

func blank(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		_ = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, soExclusiveAddrUse, 1) // want `option-unchecked: `
	})
}

func shadowed(_, _ string, c syscall.RawConn) error {
	var err error
	cerr := c.Control(func(fd uintptr) {
		err := syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, soExclusiveAddrUse, 1) // want `option-unchecked: `
		if err != nil {
			return
		}
	})
	return errors.Join(cerr, err)
}

func namedResult(_, _ string, c syscall.RawConn) (err error) {
	return c.Control(func(fd uintptr) {
		err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, soExclusiveAddrUse, 1) // want `option-unchecked: .*lost in a variable`
	})
}

func overwritten(_, _ string, c syscall.RawConn) error {
	var err error
	err = c.Control(func(fd uintptr) {
		err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, soExclusiveAddrUse, 1) // want `option-unchecked: .*lost in a variable`
	})
	return err
}

func twice(_, _ string, c syscall.RawConn) error {
	var err error
	cerr := c.Control(func(fd uintptr) {
		err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, soExclusiveAddrUse, 1) // want `option-unchecked: .*lost in a variable`
		err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF, 4096)
	})
	return errors.Join(cerr, err)
}

// The error of RawConn.Control is another one.
func controlDropped(_, _ string, c syscall.RawConn) error {
	var err error
	c.Control(func(fd uintptr) { // want `option-unchecked: the error of the RawConn.Control that sets SO_EXCLUSIVEADDRUSE is dropped`
		err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, soExclusiveAddrUse, 1)
	})
	return err
}

// A helper that says it, and a caller that does not listen.
func protect(s syscall.Handle) error {
	if err := syscall.SetsockoptInt(s, syscall.SOL_SOCKET, soExclusiveAddrUse, 1); err != nil {
		return fmt.Errorf("protect socket: %w", err)
	}
	return nil
}

func deaf(s syscall.Handle) {
	protect(s)                             // want `option-unchecked: `
	sockopt.Exclusive(s)                   // want `option-unchecked: `
	_ = sockopt.Set(s, soExclusiveAddrUse) // want `option-unchecked: `
	sockopt.Set(s, syscall.SO_RCVBUF)
	defer protect(s) // want `option-unchecked: `
}

// The helper drops it; which option it is comes from the caller.
func quiet(s syscall.Handle, option int) {
	syscall.SetsockoptInt(s, syscall.SOL_SOCKET, option, 1)
}

func viaQuiet(s syscall.Handle) {
	quiet(s, syscall.SO_RCVBUF)
	quiet(s, soExclusiveAddrUse) // want `option-unchecked: `
}

// Heard.
func joined(_, _ string, c syscall.RawConn) error {
	var err error
	return errors.Join(c.Control(func(fd uintptr) {
		err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, soExclusiveAddrUse, 1)
	}), err)
}

func inTurn(_, _ string, c syscall.RawConn) (err error) {
	if cerr := c.Control(func(fd uintptr) {
		err = protect(syscall.Handle(fd))
	}); cerr != nil {
		return cerr
	}
	return
}

func logged(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		if err := protect(syscall.Handle(fd)); err != nil {
			log.Print(err)
		}
	})
}

func stepwise(_, _ string, c syscall.RawConn) error {
	var err error
	if cerr := c.Control(func(fd uintptr) {
		if err = protect(syscall.Handle(fd)); err != nil {
			return
		}
		err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF, 4096)
	}); cerr != nil {
		return cerr
	}
	return err
}

type state struct {
	err       error
	protected bool
}

func (st *state) control(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		st.err = protect(syscall.Handle(fd))
	})
}

func (st *state) flag(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		if err := protect(syscall.Handle(fd)); err == nil {
			st.protected = true
		}
	})
}

func deferred(_, _ string, c syscall.RawConn) (err error) {
	var serr error
	defer func() { err = errors.Join(err, serr) }()
	return c.Control(func(fd uintptr) {
		serr = protect(syscall.Handle(fd))
	})
}

func must(s syscall.Handle) {
	if err := protect(s); err != nil {
		panic(err)
	}
}

func channel(s syscall.Handle, errs chan<- error) { errs <- protect(s) }

// Other options are nobody's business here.
func other(s syscall.Handle) {
	syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_RCVBUF, 4096)
}
