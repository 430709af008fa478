// Package gracefulclose closes connections of a listener with exclusive use.
package gracefulclose

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"syscall"
)

func exclusive(_, _ string, c syscall.RawConn) error {
	var err error
	cerr := c.Control(func(fd uintptr) {
		err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
	})
	return errors.Join(cerr, err)
}

func listen() (net.Listener, error) {
	lc := net.ListenConfig{Control: exclusive}
	return lc.Listen(context.Background(), "tcp", "localhost:0")
}

func abrupt() error {
	l, err := listen()
	if err != nil {
		return err
	}
	c, err := l.Accept()
	if err != nil {
		return err
	}
	fmt.Fprintln(c, "hello")
	return c.Close() // want `note graceful-close: a connection accepted from a listener with SO_EXCLUSIVEADDRUSE is closed without CloseWrite and a read to EOF`
}

// By way of helpers, goroutines and a field.
type server struct{ l net.Listener }

func (s *server) serve() error {
	for {
		c, err := s.l.Accept()
		if err != nil {
			return err
		}
		go s.handle(c)
	}
}

func (s *server) handle(c net.Conn) {
	defer c.Close() // want `graceful-close: `
	line, err := bufio.NewReader(c).ReadString('\n')
	if err == nil {
		c.Write([]byte(line))
	}
}

func start() error {
	l, err := listen()
	if err != nil {
		return err
	}
	s := &server{l}
	return s.serve()
}

func closures(l net.Listener) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		go func() {
			defer func() {
				c.Close() // want `graceful-close: `
			}()
			io.Copy(c, c)
		}()
	}
}

func startClosures() {
	if l, err := listen(); err == nil {
		closures(l)
	}
}

// Shut down, but not read.
func unread() {
	l, err := listen()
	if err != nil {
		return
	}
	c, err := l.(*net.TCPListener).AcceptTCP()
	if err != nil {
		return
	}
	io.Copy(io.Discard, c)
	c.CloseWrite()
	c.Close() // want `graceful-close: `
}

// Traps: gracefully.
func gracefully() {
	l, err := listen()
	if err != nil {
		return
	}
	c, err := l.Accept()
	if err != nil {
		return
	}
	defer c.Close()
	if t, ok := c.(*net.TCPConn); ok {
		t.CloseWrite()
	}
	io.Copy(io.Discard, c)
}

func inHelper() {
	l, err := listen()
	if err != nil {
		return
	}
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		finish(c)
	}
}

func finish(c net.Conn) {
	half(c)
	drain(c)
	c.Close()
}

func half(c net.Conn) {
	if w, ok := c.(interface{ CloseWrite() error }); ok {
		w.CloseWrite()
	}
}

func drain(r io.Reader) { io.Copy(io.Discard, r) }

// Nobody knows what becomes of it.
func handedOn(h func(net.Conn), conns chan<- net.Conn) {
	l, err := listen()
	if err != nil {
		return
	}
	c, _ := l.Accept()
	h(c)
	c.Close()
	d, _ := l.Accept()
	conns <- d
	d.Close()
	http.Serve(l, nil)
}

// A listener without exclusive use.
func plain() {
	l, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		return
	}
	c, err := l.Accept()
	if err == nil {
		c.Close()
	}
}

// A connection that was not accepted.
func dial() {
	if c, err := net.Dial("tcp", "localhost:80"); err == nil {
		c.Close()
	}
}
