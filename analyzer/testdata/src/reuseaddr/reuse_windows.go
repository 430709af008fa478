// Package reuseaddr turns SO_REUSEADDR on. The finding stands at the call that
// sets it.
package reuseaddr

import (
	"context"
	"net"
	"os"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

const reuse = 0x0004

func control(_, _ string, c syscall.RawConn) error {
	var err error
	cerr := c.Control(func(fd uintptr) {
		err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `error reuseaddr: .*SO_REUSEADDR is set`
	})
	if cerr != nil {
		return cerr
	}
	return err
}

// The bind itself is not reported again.
func listen(ctx context.Context) {
	lc := net.ListenConfig{Control: control}
	lc.Listen(ctx, "tcp", ":8001")
	lc.Listen(ctx, "tcp", ":0")
}

func spellings(s syscall.Handle, w windows.Handle) {
	syscall.SetsockoptInt(s, syscall.SOL_SOCKET, 4, 1)                               // want `error reuseaddr: `
	syscall.SetsockoptInt(s, 0xffff, reuse, 1)                                       // want `error reuseaddr: `
	windows.SetsockoptInt(w, windows.SOL_SOCKET, windows.SO_REUSEADDR, 1)            // want `error reuseaddr: `
	syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, len(os.Args)) // want `error reuseaddr: `
	value := int32(1)
	syscall.Setsockopt(s, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, (*byte)(unsafe.Pointer(&value)), 4) // want `error reuseaddr: `
}

func others(s syscall.Handle) {
	syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 0) // turned off
	syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_KEEPALIVE, 1)
	syscall.SetsockoptInt(s, syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1) // want `option-unchecked: `
	syscall.SetsockoptInt(s, syscall.IPPROTO_IP, 4, 1)                     // IP_TTL
	syscall.SetsockoptInt(s, syscall.IPPROTO_TCP, syscall.TCP_NODELAY, 1)
}

// Under a condition it counts as set.
func maybe(s syscall.Handle, fast bool) {
	if fast {
		syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `error reuseaddr: `
	}
}

// The caller supplies the option: the finding is the caller's.
func set(s syscall.Handle, option, value int) error {
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, option, value)
}

func calls(s syscall.Handle) {
	set(s, syscall.SO_REUSEADDR, 1) // want `error reuseaddr: .*SO_REUSEADDR is set`
	set(s, syscall.SO_REUSEADDR, 0)
	set(s, syscall.SO_BROADCAST, 1)
}

// A raw socket.
func raw() error {
	s, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_DGRAM, syscall.IPPROTO_UDP)
	if err != nil {
		return err
	}
	syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `error reuseaddr: `
	return syscall.Bind(s, &syscall.SockaddrInet4{Port: 8002})
}
