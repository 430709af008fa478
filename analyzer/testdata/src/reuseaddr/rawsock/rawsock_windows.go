// Package rawsock sets options as the raw helpers of golang.org/x/net do: level
// and name come from a value, the socket from a connection.
package rawsock

import (
	"errors"
	"net"
	"syscall"
	"unsafe"
)

type Conn struct{ c syscall.RawConn }

func NewConn(c net.Conn) (*Conn, error) {
	sc, ok := c.(syscall.Conn)
	if !ok {
		return nil, errors.New("no socket")
	}
	raw, err := sc.SyscallConn()
	if err != nil {
		return nil, err
	}
	return &Conn{raw}, nil
}

type Option struct {
	Level int
	Name  int
	Len   int
}

func (o *Option) Set(c *Conn, b []byte) error { return o.set(c, b) }

func (o *Option) SetInt(c *Conn, v int) error {
	var b [4]byte
	b[0] = byte(v)
	return o.set(c, b[:])
}

func (o *Option) set(c *Conn, b []byte) error {
	var operr error
	fn := func(s uintptr) {
		operr = setsockopt(s, o.Level, o.Name, b)
	}
	if err := c.c.Control(fn); err != nil {
		return err
	}
	return operr
}

func setsockopt(s uintptr, level, name int, b []byte) error {
	return syscall.Setsockopt(syscall.Handle(s), int32(level), int32(name), (*byte)(unsafe.Pointer(&b[0])), int32(len(b)))
}
