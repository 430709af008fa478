package protected

import (
	"context"
	"net"
	"syscall"

	"golang.org/x/sys/windows"
)

// What looks like protection and is none.
func unprotected(ctx context.Context) {
	(&net.ListenConfig{Control: logging}).Listen(ctx, "tcp", ":8401")                 // want `exclusive: .*port 8401`
	(&net.ListenConfig{Control: nil}).Listen(ctx, "tcp", ":8402")                     // want `exclusive: .*port 8402`
	(&net.ListenConfig{Control: otherOption}).Listen(ctx, "tcp", ":8403")             // want `exclusive: .*port 8403`
	(&net.ListenConfig{Control: off}).Listen(ctx, "tcp", ":8404")                     // want `exclusive: .*port 8404`
	(&net.ListenConfig{Control: chain(logging, logging)}).Listen(ctx, "tcp", ":8405") // want `exclusive: .*port 8405`
	listenWith(ctx, logging, ":8406")                                                 // want `exclusive: .*port 8406`
	(&net.ListenConfig{Control: otherLevel}).Listen(ctx, "tcp", ":8407")              // want `exclusive: .*port 8407`

	// One of two listeners.
	lc := net.ListenConfig{Control: exclusive}
	lc.Listen(ctx, "tcp", ":8408")
	net.Listen("tcp", ":8409") // want `exclusive: .*port 8409`
}

func otherOption(_, _ string, c syscall.RawConn) error { return set(c, 8) }

func off(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, soExclusiveAddrUse, 0) // want `error option-value: .*set to 0`
	})
}

func otherLevel(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(syscall.Handle(fd), syscall.IPPROTO_TCP, soExclusiveAddrUse, 1) // want `error option-value: .*another level`
	})
}

func rawUnprotected() {
	s, _ := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, syscall.IPPROTO_TCP)
	syscall.Bind(s, &syscall.SockaddrInet4{Port: 8410}) // want `warning exclusive: .*port 8410.* fixed wildcard]`

	t, _ := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, syscall.IPPROTO_TCP)
	syscall.Bind(t, &syscall.SockaddrInet4{Port: 8411, Addr: [4]byte{127, 0, 0, 1}}) // want `note exclusive: .*port 8411.* fixed specific]`

	var sa syscall.SockaddrInet6
	sa.Port = 8412
	syscall.Bind(t, &sa) // want `exclusive: .*port 8412`

	u, _ := windows.Socket(windows.AF_INET, windows.SOCK_STREAM, windows.IPPROTO_TCP)
	windows.Bind(u, &windows.SockaddrInet4{Port: 8413}) // want `exclusive: .*port 8413`

	v, _ := windows.Socket(windows.AF_INET, windows.SOCK_STREAM, windows.IPPROTO_TCP)
	windows.SetsockoptInt(v, windows.SOL_SOCKET, ^windows.SO_REUSEADDR, 1) // want `option-unchecked: `
	windows.Bind(v, &windows.SockaddrInet4{Port: 8414})                    // want `dual-stack: .*port 8414`

	syscall.Bind(s, &syscall.SockaddrInet4{})
	syscall.Bind(s, &syscall.SockaddrUnix{Name: "/run/sock:8415"})
}
