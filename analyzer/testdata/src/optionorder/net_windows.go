// Package optionorder sets options on sockets that are bound already.
package optionorder

import (
	"context"
	"errors"
	"net"
	"syscall"
)

func set(c syscall.RawConn, option int) error {
	var err error
	cerr := c.Control(func(fd uintptr) {
		err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, option, 1)
	})
	return errors.Join(cerr, err)
}

func exclusive(c syscall.RawConn) error { return set(c, ^syscall.SO_REUSEADDR) }

// The raw connection of a listener, by its type.
func listener(l *net.TCPListener) error {
	raw, err := l.SyscallConn()
	if err != nil {
		return err
	}
	return exclusive(raw) // want `error option-order: SO_EXCLUSIVEADDRUSE is set on a socket that is bound already`
}

func inside(l *net.TCPListener) error {
	raw, err := l.SyscallConn()
	if err != nil {
		return err
	}
	var serr error
	err = raw.Control(func(fd uintptr) {
		serr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1) // want `option-order: `
	})
	return errors.Join(err, serr)
}

func packets(c *net.UDPConn) error {
	raw, err := c.SyscallConn()
	if err != nil {
		return err
	}
	return set(raw, syscall.SO_REUSEADDR) // want `option-order: SO_REUSEADDR is set`
}

// An interface tells it too, and the one that asserts has it from there.
func anyListener(l net.Listener) error {
	sc, ok := l.(syscall.Conn)
	if !ok {
		return errors.New("no system connection")
	}
	raw, err := sc.SyscallConn()
	if err != nil {
		return err
	}
	return exclusive(raw) // want `option-order: `
}

type server struct {
	*net.TCPListener
	other net.PacketConn
}

func (s *server) protect() error {
	raw, err := s.SyscallConn()
	if err != nil {
		return err
	}
	if err := exclusive(raw); err != nil { // want `option-order: `
		return err
	}
	raw, err = s.other.(*net.UDPConn).SyscallConn()
	if err != nil {
		return err
	}
	return exclusive(raw) // want `option-order: `
}

// The file of a listener is its socket.
func file(l *net.TCPListener) error {
	f, err := l.File()
	if err != nil {
		return err
	}
	return syscall.SetsockoptInt(syscall.Handle(f.Fd()), syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1) // want `option-order: `
}

// Who is given a system connection does not know; who gives it does.
func viaConn(c syscall.Conn) error {
	raw, err := c.SyscallConn()
	if err != nil {
		return err
	}
	return exclusive(raw)
}

func open(ctx context.Context) error {
	l, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		return err
	}
	if err := viaConn(l.(*net.TCPListener)); err != nil { // want `option-order: `
		return err
	}
	pc, err := new(net.ListenConfig).ListenPacket(ctx, "udp", "localhost:0")
	if err != nil {
		return err
	}
	return viaConn(pc.(*net.UDPConn)) // want `option-order: `
}

// In time: Control runs before bind.
func control(_, _ string, c syscall.RawConn) error { return exclusive(c) }

func inTime(ctx context.Context) error {
	l, err := (&net.ListenConfig{Control: control}).Listen(ctx, "tcp", "localhost:0")
	if err != nil {
		return err
	}
	// Other options may be set at any time.
	raw, err := l.(*net.TCPListener).SyscallConn()
	if err != nil {
		return err
	}
	if err := set(raw, syscall.SO_SNDBUF); err != nil {
		return err
	}
	return l.Close()
}

// What is behind an interface of its own is not known.
type plug interface {
	SyscallConn() (syscall.RawConn, error)
}

func unknown(p plug) error {
	raw, err := p.SyscallConn()
	if err != nil {
		return err
	}
	return exclusive(raw)
}
