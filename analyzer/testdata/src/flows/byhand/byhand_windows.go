// Package byhand binds sockets that it makes itself.
package byhand

import (
	"net"
	"syscall"
)

func stream() error {
	s, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, syscall.IPPROTO_TCP)
	if err != nil {
		return err
	}
	return syscall.Bind(s, &syscall.SockaddrInet4{Port: 8101}) // want `warning exclusive: listener on port 8101 of all interfaces lacks .*; set it before Bind `
}

func datagrams() error {
	s, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_DGRAM, syscall.IPPROTO_UDP)
	if err != nil {
		return err
	}
	return bind(s, &syscall.SockaddrInet4{Port: 8108, Addr: [4]byte{10, 1, 2, 3}}) // want `note exclusive: datagram socket on port 8108 of 10.1.2.3 lacks .*; set it before Bind `
}

func bind(s syscall.Handle, sa syscall.Sockaddr) error { return syscall.Bind(s, sa) }

// Too late.
func late() error {
	s, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, syscall.IPPROTO_TCP)
	if err != nil {
		return err
	}
	if err := syscall.Bind(s, &syscall.SockaddrInet4{Port: 8106}); err != nil {
		return err
	}
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1) // want `option-order: .*; move it before Bind$`
}

func lateReuse() error {
	l, err := net.Listen("tcp", ":8107") // want `exclusive: .*port 8107 of all interfaces lacks .*; set it in net.ListenConfig.Control `
	if err != nil {
		return err
	}
	raw, err := l.(*net.TCPListener).SyscallConn()
	if err != nil {
		return err
	}
	var serr error
	err = raw.Control(func(fd uintptr) {
		serr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `option-order: SO_REUSEADDR is set on a socket that is bound already: that is too late for its own bind; leave it out`
	})
	if err != nil {
		return err
	}
	return serr
}
