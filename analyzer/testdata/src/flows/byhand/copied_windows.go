package byhand

import (
	"flag"
	"net"
	"syscall"
)

// An address that is copied to where it belongs.
func copied() error {
	s, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_DGRAM, syscall.IPPROTO_UDP)
	if err != nil {
		return err
	}
	sa := &syscall.SockaddrInet4{Port: 8102}
	copy(sa.Addr[:], net.IPv4(10, 1, 2, 3).To4())
	return bind(s, sa) // want `note exclusive: datagram socket on port 8102 of 10.1.2.3 lacks .*; set it before Bind `
}

var host = flag.String("host", "127.0.0.1", "address to bind")

func given(addr net.IP) error {
	s, err := syscall.Socket(syscall.AF_INET6, syscall.SOCK_STREAM, syscall.IPPROTO_TCP)
	if err != nil {
		return err
	}
	var six syscall.SockaddrInet6
	six.Port = 8103
	copy(six.Addr[:], addr.To16())
	if err := syscall.Bind(s, &six); err != nil { // want `exclusive: listener on port 8103 lacks`
		return err
	}
	var four syscall.SockaddrInet4
	four.Port = 8104
	copy(four.Addr[:], net.ParseIP(*host).To4())
	return syscall.Bind(s, &four) // want `exclusive: listener on port 8104 by default lacks`
}

// A part of it may be what is known of the rest.
func inPart(last []byte) error {
	s, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, syscall.IPPROTO_TCP)
	if err != nil {
		return err
	}
	sa := &syscall.SockaddrInet4{Port: 8105}
	copy(sa.Addr[1:], last)
	return syscall.Bind(s, sa) // want `exclusive: listener on port 8105 `
}
