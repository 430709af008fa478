package optionorder

import (
	"syscall"

	"golang.org/x/sys/windows"
)

// Sockets made by hand.
func raw() error {
	s, err := windows.Socket(windows.AF_INET, windows.SOCK_STREAM, windows.IPPROTO_TCP)
	if err != nil {
		return err
	}
	if err := windows.Bind(s, &windows.SockaddrInet4{}); err != nil {
		return err
	}
	return windows.SetsockoptInt(s, windows.SOL_SOCKET, ^windows.SO_REUSEADDR, 1) // want `option-order: `
}

func protect(s syscall.Handle) error {
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
}

func bind(s syscall.Handle) error { return syscall.Bind(s, &syscall.SockaddrInet4{}) }

// By way of helpers, on a socket that somebody else has opened.
func helpers(s, t syscall.Handle) error {
	if err := bind(s); err != nil {
		return err
	}
	if err := protect(t); err != nil { // another one
		return err
	}
	return protect(s) // want `option-order: `
}

func inOrder(s syscall.Handle) error {
	if err := protect(s); err != nil {
		return err
	}
	return bind(s)
}

// Bound on another way through the function.
func either(s syscall.Handle, late bool) error {
	if late {
		if err := bind(s); err != nil {
			return err
		}
	}
	return protect(s)
}

// Both, unless there is nothing to do.
func unless(s syscall.Handle, disabled bool) error {
	if disabled {
		return nil
	}
	if err := bind(s); err != nil {
		return err
	}
	return protect(s) // want `option-order: `
}

// Each in its turn.
func loop(n int) error {
	for range n {
		s, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, syscall.IPPROTO_TCP)
		if err != nil {
			return err
		}
		if err := protect(s); err != nil {
			return err
		}
		if err := bind(s); err != nil {
			return err
		}
	}
	return nil
}

// What a closure does, it does later.
func later(s syscall.Handle) (err error) {
	defer func() { err = bind(s) }()
	next := func() error { return bind(s) }
	if err := protect(s); err != nil {
		return err
	}
	return next()
}
