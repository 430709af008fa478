// Package unreached has functions that are used only in code which is never executed
// on Windows, or behind a constant, and so are never executed themselves.
package unreached

import (
	"context"
	"errors"
	"net"
	"net/http"
	"runtime"
	"syscall"
)

const share = false

func setReuse(fd uintptr) error {
	return syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
}

// A closure after an early return uses the helper.
func reuseElsewhere(_, _ string, c syscall.RawConn) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	var serr error
	err := c.Control(func(fd uintptr) { serr = setReuse(fd) })
	return errors.Join(err, serr)
}

func listen() (net.Listener, error) {
	lc := net.ListenConfig{Control: reuseElsewhere}
	return lc.Listen(context.Background(), "tcp", ":7900") // want `warning exclusive: .*port 7900`
}

// A function that is put in place elsewhere only.
func control(_, _ string, c syscall.RawConn) error {
	var serr error
	err := c.Control(func(fd uintptr) {
		serr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
	})
	return errors.Join(err, serr)
}

func listenWith() (net.Listener, error) {
	var lc net.ListenConfig
	if runtime.GOOS != "windows" {
		lc.Control = control
	}
	return lc.Listen(context.Background(), "tcp", ":7901") // want `warning exclusive: .*port 7901`
}

// What such a function calls isn't executed either, even if it calls itself.
func serve(n int) error {
	if n > 0 {
		return serve(n - 1)
	}
	return serveUnix()
}

func serveUnix() error { return http.ListenAndServe(":7902", nil) }

func start() error {
	if share {
		return serve(1)
	}
	return http.ListenAndServe(":7903", nil) // want `warning exclusive: .*port 7903`
}

// A method, by its name and as a value.
type server struct{}

func (server) reset(c *net.TCPConn) { c.SetLinger(0) }

func (server) close(c *net.TCPConn) {
	if runtime.GOOS != "windows" {
		server{}.reset(c)
		func(f func(*net.TCPConn)) { f(c) }(server{}.reset)
	}
	c.Close()
}

// A second use, in code that is executed, is enough, wherever it stands.
func both() error { return http.ListenAndServe(":7904", nil) } // want `warning exclusive: .*port 7904`

var starts = map[string]func() error{"both": both}

func open() error {
	if share {
		return both()
	}
	return nil
}

// An interface may be asked for the method.
type starter interface{ begin() error }

func (server) begin() error { return http.ListenAndServe(":7905", nil) } // want `warning exclusive: .*port 7905`

func begin(s starter) error {
	if share {
		return server{}.begin()
	}
	return s.begin()
}

// What is exported may be used elsewhere, and what nothing uses may be forgotten.
func Serve() error { return http.ListenAndServe(":7906", nil) } // want `warning exclusive: .*port 7906`

func unused() error { return http.ListenAndServe(":7907", nil) } // want `warning exclusive: .*port 7907`

func startShared() error {
	if share {
		return Serve()
	}
	return nil
}
