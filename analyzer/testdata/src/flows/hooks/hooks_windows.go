// Package hooks tells servers how to listen, or doesn't.
package hooks

import (
	"context"
	"errors"
	"net"
	"syscall"

	"flows/hooks/srv"
)

func exclusive(_, _ string, conn syscall.RawConn) error {
	var setErr error
	err := conn.Control(func(fd uintptr) {
		setErr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
	})
	return errors.Join(err, setErr)
}

// The server listens by a function that protects the port.
func hooked(ctx context.Context) error {
	config := &net.ListenConfig{Control: exclusive}
	s := &srv.Server{Addr: ":9501", Listen: config.Listen}
	return s.Run(ctx)
}

// It listens by its own, which doesn't.
func bare(ctx context.Context) error {
	s := &srv.Server{Addr: ":9502"}
	return s.Run(ctx) // want `port 9502 of all interfaces`
}

// What it is given an address for is to say where it listens.
func given(ctx context.Context) error {
	s := &srv.Sockets{Addr: ":9503"}
	config := &net.ListenConfig{Control: exclusive}
	ln, err := config.Listen(ctx, "tcp", s.Addr)
	if err != nil {
		return err
	}
	s.Listener = ln
	return s.Run()
}

func notGiven() error {
	s := &srv.Sockets{Addr: ":9504"}
	return s.Run() // want `port 9504 of all interfaces`
}

type protecting struct{}

func (protecting) Listen(network, address string) (net.Listener, error) {
	config := &net.ListenConfig{Control: exclusive}
	return config.Listen(context.Background(), network, address)
}

// The factory is one of this package's, and not the one that it has by default.
func made() error {
	m := &srv.Made{Addr: ":9505", Factory: protecting{}}
	return m.Run()
}

func madeByDefault() error {
	m := &srv.Made{Addr: ":9506"}
	return m.Run() // want `port 9506 of all interfaces`
}

// A listener is opened for the address that the site has.
func served() error {
	s := &srv.Site{Addr: ":9507"}
	ln, err := protecting{}.Listen("tcp", s.Addr)
	if err != nil {
		return err
	}
	return s.Serve(ln)
}

func servedBare() error {
	s := &srv.Site{Addr: ":9508"}
	return s.ListenAndServe() // want `port 9508 of all interfaces`
}

// What is served is bound to a method by way of an interface.
func looped() {
	s := &srv.Service{Addrs: []string{":9507"}}
	for _, loop := range s.Loops() { // want `port 9507 of all interfaces`
		go loop()
	}
}
