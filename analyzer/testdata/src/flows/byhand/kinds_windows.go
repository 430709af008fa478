package byhand

import (
	"syscall"

	"golang.org/x/sys/windows"
)

// A socket for overlapped work, done right, bare, and too late.
func overlapped() (windows.Handle, error) {
	s, err := windows.WSASocket(syscall.AF_INET6, windows.SOCK_STREAM, windows.IPPROTO_TCP, nil, 0, 1)
	if err != nil {
		return 0, err
	}
	if err := windows.SetsockoptInt(s, windows.SOL_SOCKET, ^windows.SO_REUSEADDR, 1); err != nil {
		return 0, err
	}
	return s, windows.Bind(s, &windows.SockaddrInet6{Port: 8109})
}

func overlappedBare() error {
	s, err := windows.WSASocket(windows.AF_INET, windows.SOCK_DGRAM, windows.IPPROTO_UDP, nil, 0, 1)
	if err != nil {
		return err
	}
	return windows.Bind(s, &windows.SockaddrInet4{Port: 8110}) // want `exclusive: datagram socket on port 8110 of all interfaces lacks`
}

func overlappedLate() error {
	s, err := windows.WSASocket(windows.AF_INET, windows.SOCK_STREAM, windows.IPPROTO_TCP, nil, 0, 1)
	if err != nil {
		return err
	}
	if err := windows.Bind(s, &windows.SockaddrInet4{Port: 8111}); err != nil {
		return err
	}
	return windows.SetsockoptInt(s, windows.SOL_SOCKET, ^windows.SO_REUSEADDR, 1) // want `option-order: .*; move it before Bind$`
}

// A raw socket has no ports, whatever its address says.
func raw() error {
	s, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_RAW, 1)
	if err != nil {
		return err
	}
	return bind(s, &syscall.SockaddrInet4{Port: 1, Addr: [4]byte{192, 0, 2, 7}})
}
