package reuseaddr

import (
	"context"
	"net"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// Multicast is where the option belongs.
func multicastControl(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
	})
}

func multicast(ctx context.Context) {
	lc := net.ListenConfig{Control: multicastControl}
	lc.ListenPacket(ctx, "udp4", "224.0.0.251:5353")
	lc.ListenPacket(ctx, "udp6", "[ff02::fb]:5353")
}

// A raw socket that joins a group.
func rawMulticast() error {
	s, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_DGRAM, syscall.IPPROTO_UDP)
	if err != nil {
		return err
	}
	if err := syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1); err != nil {
		return err
	}
	if err := syscall.Bind(s, &syscall.SockaddrInet4{Port: 5353}); err != nil {
		return err
	}
	return syscall.SetsockoptIPMreq(s, syscall.IPPROTO_IP, syscall.IP_ADD_MEMBERSHIP, &syscall.IPMreq{Multiaddr: [4]byte{224, 0, 0, 251}})
}

// One function for both: it is set on a socket that is not multicast, too.
func bothControl(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `error reuseaddr: `
	})
}

func both(ctx context.Context) {
	lc := net.ListenConfig{Control: bothControl}
	lc.ListenPacket(ctx, "udp4", "224.0.0.251:5353")
	lc.ListenPacket(ctx, "udp4", ":5355")
}

// A group that is joined by a function which a helper is given.
func multicastByHelper(ctx context.Context) error {
	lc := net.ListenConfig{Control: func(_, _ string, c syscall.RawConn) error {
		return withDescriptor(c, setReuse)
	}}
	pc, err := lc.ListenPacket(ctx, "udp4", ":5353")
	if err != nil {
		return err
	}
	rc, err := pc.(*net.UDPConn).SyscallConn()
	if err != nil {
		return err
	}
	return withDescriptor(rc, func(fd syscall.Handle) error {
		return syscall.SetsockoptIPMreq(fd, syscall.IPPROTO_IP, syscall.IP_ADD_MEMBERSHIP, &syscall.IPMreq{Multiaddr: [4]byte{224, 0, 0, 251}})
	})
}

func withDescriptor(c syscall.RawConn, f func(syscall.Handle) error) (err error) {
	if e := c.Control(func(fd uintptr) { err = f(syscall.Handle(fd)) }); e != nil {
		return e
	}
	return err
}

func setReuse(fd syscall.Handle) error {
	return syscall.SetsockoptInt(fd, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
}

// The same with the plain function, by itself and in a helper that is given the option.
func plainMulticast(group [4]byte) error {
	s, err := reusing()
	if err != nil {
		return err
	}
	mreq := windows.IPMreq{Multiaddr: group}
	return windows.Setsockopt(s, windows.IPPROTO_IP, windows.IP_ADD_MEMBERSHIP, (*byte)(unsafe.Pointer(&mreq)), int32(unsafe.Sizeof(mreq)))
}

func multicastWith(group [4]byte) error {
	s, err := windows.Socket(windows.AF_INET, windows.SOCK_DGRAM, 0)
	if err != nil {
		return err
	}
	if err := windows.SetsockoptInt(s, windows.SOL_SOCKET, windows.SO_REUSEADDR, 1); err != nil {
		return err
	}
	return with(s, windows.IP_ADD_MEMBERSHIP, &windows.IPMreq{Multiaddr: group})
}

func with(s windows.Handle, option int32, mreq *windows.IPMreq) error {
	return windows.Setsockopt(s, windows.IPPROTO_IP, option, (*byte)(unsafe.Pointer(mreq)), int32(unsafe.Sizeof(*mreq)))
}

func reusing() (windows.Handle, error) {
	s, err := windows.Socket(windows.AF_INET, windows.SOCK_DGRAM, 0)
	if err != nil {
		return 0, err
	}
	return s, windows.SetsockoptInt(s, windows.SOL_SOCKET, windows.SO_REUSEADDR, 1)
}

// Another option of that level joins nothing, nor does the number at another level.
func noGroup(on int32) error {
	s, err := windows.Socket(windows.AF_INET, windows.SOCK_DGRAM, 0)
	if err != nil {
		return err
	}
	if err := windows.SetsockoptInt(s, windows.SOL_SOCKET, windows.SO_REUSEADDR, 1); err != nil { // want `error reuseaddr: `
		return err
	}
	if err := windows.Setsockopt(s, windows.IPPROTO_TCP, 12, (*byte)(unsafe.Pointer(&on)), 4); err != nil {
		return err
	}
	return windows.Setsockopt(s, windows.IPPROTO_IP, windows.IP_MULTICAST_LOOP, (*byte)(unsafe.Pointer(&on)), 4)
}
