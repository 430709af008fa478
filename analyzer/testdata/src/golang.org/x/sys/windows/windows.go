// Package windows is the part of golang.org/x/sys/windows that sets socket
// options.
package windows

import "syscall"

// A Handle is a socket.
type Handle uintptr

// InvalidHandle is no socket.
const InvalidHandle = ^Handle(0)

// Numbers of winsock2.h.
const (
	AF_INET      = 2
	SOCK_STREAM  = 1
	SOCK_DGRAM   = 2
	IPPROTO_TCP  = 6
	IPPROTO_UDP  = 17
	SOL_SOCKET   = 0xffff
	SO_REUSEADDR = 4
	SO_LINGER    = 0x80

	IPPROTO_IP        = 0
	IPPROTO_IPV6      = 41
	IP_ADD_MEMBERSHIP = 12
	IP_MULTICAST_LOOP = 11
)

// An IPMreq names a group.
type IPMreq struct {
	Multiaddr [4]byte
	Interface [4]byte
}

// Errors of winsock.
const (
	WSAEACCES     syscall.Errno = 10013
	WSAEADDRINUSE syscall.Errno = 10048
)

// Linger is SO_LINGER.
type Linger struct {
	Onoff  int32
	Linger int32
}

// Sockaddr is a socket address.
type Sockaddr interface{ sockaddr() }

// SockaddrInet4 is an address of IPv4.
type SockaddrInet4 struct {
	Port int
	Addr [4]byte
}

func (*SockaddrInet4) sockaddr() {}

// SockaddrInet6 is an address of IPv6.
type SockaddrInet6 struct {
	Port   int
	ZoneId uint32
	Addr   [16]byte
}

func (*SockaddrInet6) sockaddr() {}

// WSASocket opens a socket, as for overlapped work.
func WSASocket(af, typ, protocol int32, info *byte, group, flags uint32) (Handle, error) {
	return InvalidHandle, nil
}

// Socket opens a socket.
func Socket(domain, typ, proto int) (Handle, error) {
	fd, err := syscall.Socket(domain, typ, proto)
	return Handle(fd), err
}

// Bind binds a socket.
func Bind(fd Handle, sa Sockaddr) error { return nil }

// SetsockoptInt sets an option.
func SetsockoptInt(fd Handle, level, opt int, value int) error { return nil }

// SetsockoptLinger sets SO_LINGER.
func SetsockoptLinger(fd Handle, level, opt int, l *Linger) error { return nil }

// Setsockopt sets an option.
func Setsockopt(s Handle, level int32, optname int32, optval *byte, optlen int32) error { return nil }
