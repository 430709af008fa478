// Package binderror compares the error of a bind with others than those that
// Windows returns. It is compiled for every system.
package binderror

import (
	"errors"
	"net"
	"os"
	"runtime"
	"syscall"
)

func listen() (net.Listener, error) {
	l, err := net.Listen("tcp", os.Getenv("ADDR"))
	if errors.Is(err, syscall.EADDRINUSE) { // want `warning bind-error: the error of a bind is never syscall.EADDRINUSE on Windows`
		return nil, errors.New("another instance is running")
	}
	return l, err
}

func equal(err error) bool {
	var op *net.OpError
	if !errors.As(err, &op) {
		return false
	}
	var sys *os.SyscallError
	if !errors.As(op, &sys) {
		return false
	}
	return sys.Err == syscall.EADDRINUSE // want `bind-error: `
}

func unequal(errno syscall.Errno) bool {
	return errno != syscall.EADDRINUSE // want `bind-error: `
}

func switched(errno syscall.Errno) bool {
	switch errno {
	case syscall.EADDRINUSE, syscall.EADDRNOTAVAIL: // want `bind-error: `
		return true
	}
	return false
}

func switchedError(err error) string {
	switch err {
	case syscall.EADDRINUSE: // want `bind-error: `
		return "in use"
	}
	return ""
}

// Helpers that take the error to compare with.
func is(err, target error) bool { return errors.Is(err, target) }

func isErrno(err error, target syscall.Errno) bool {
	var errno syscall.Errno
	return errors.As(err, &errno) && errno == target
}

func helpers(err error) bool {
	return is(err, syscall.EADDRINUSE) || // want `bind-error: `
		isErrno(err, syscall.EADDRINUSE) // want `bind-error: `
}

func closure(errs []error) (n int) {
	count := func(err error) {
		if errors.Is(err, syscall.EADDRINUSE) { // want `bind-error: `
			n++
		}
	}
	for _, err := range errs {
		count(err)
	}
	return n
}

// Traps: Windows' own errors are handled as well, here or by the function
// that asks.
const (
	wsaEADDRINUSE = syscall.Errno(10048)
	wsaEACCES     = syscall.Errno(10013)
)

func everywhere(err error) bool {
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, wsaEADDRINUSE) || errors.Is(err, wsaEACCES)
}

func onUnix(err error) bool { return errors.Is(err, syscall.EADDRINUSE) }

func onWindows(err error) bool { return errors.Is(err, wsaEADDRINUSE) || errors.Is(err, wsaEACCES) }

func either(err error) bool { return onUnix(err) || onWindows(err) }

func numbers(err error) bool {
	var errno syscall.Errno
	if !errors.As(err, &errno) {
		return false
	}
	return errno == syscall.EADDRINUSE || int(errno) == 10048 || int(errno) == 10013
}

// Half of what Windows returns.
func half(err error) bool {
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, wsaEADDRINUSE) // want `bind-error: WSAEADDRINUSE is handled and WSAEACCES is not`
}

func halfSwitch(errno syscall.Errno) bool {
	switch errno {
	case 10048: // want `bind-error: WSAEADDRINUSE is handled`
		return true
	}
	return false
}

// Not for Windows.
func unixOnly(err error) bool {
	if runtime.GOOS != "windows" {
		return errors.Is(err, syscall.EADDRINUSE)
	}
	return onWindows(err)
}

func calledOnUnix(err error) bool { return errors.Is(err, syscall.EADDRINUSE) }

func asksForSystem(err error) bool {
	return runtime.GOOS != "windows" && calledOnUnix(err)
}

// Other errors, a name for one, and a number that is none.
func others(err error) bool {
	return errors.Is(err, syscall.ECONNREFUSED) || errors.Is(err, syscall.EADDRNOTAVAIL)
}

var names = map[syscall.Errno]string{syscall.EADDRINUSE: "in use"}

func returned(taken bool) error {
	if taken {
		return syscall.EADDRINUSE
	}
	return nil
}

func port(n int) bool { return n == 10048 }

func sibling(err error) bool { return errors.Is(err, syscall.EADDRINUSE) || inUse(err) }
