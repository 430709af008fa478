// Package levels picks an option and its level by the family of a socket. IP_TTL and
// IPV6_UNICAST_HOPS have the number of SO_REUSEADDR.
package levels

import (
	"context"
	"errors"
	"net"
	"strings"
	"syscall"
)

func set(c syscall.RawConn, level, option, value int) error {
	var serr error
	err := c.Control(func(fd uintptr) {
		serr = syscall.SetsockoptInt(syscall.Handle(fd), level, option, value)
	})
	return errors.Join(err, serr)
}

func setTTL(c syscall.RawConn, family int) error {
	level, option := syscall.IPPROTO_IP, syscall.IP_TTL
	if family == syscall.AF_INET6 {
		level, option = syscall.IPPROTO_IPV6, syscall.IPV6_UNICAST_HOPS
	}
	return set(c, level, option, 255)
}

func familyOf(address string) int {
	if ip := net.ParseIP(address); ip != nil && ip.To4() == nil {
		return syscall.AF_INET6
	}
	return syscall.AF_INET
}

func familyOfConn(conn net.Conn) int {
	family := syscall.AF_INET
	if strings.Contains(conn.RemoteAddr().String(), "[") {
		family = syscall.AF_INET6
	}
	return family
}

func ttl(_, address string, c syscall.RawConn) error { return setTTL(c, familyOf(address)) }

func setBuffer(c syscall.RawConn, send bool) error {
	option := syscall.SO_RCVBUF
	if send {
		option = syscall.SO_SNDBUF
	}
	return set(c, syscall.SOL_SOCKET, option, 1<<20)
}

func buffer(_, address string, c syscall.RawConn) error {
	return setBuffer(c, strings.HasPrefix(address, "["))
}

// One of them is the right one.
func setEither(c syscall.RawConn, share bool) error {
	option := ^syscall.SO_REUSEADDR
	if share {
		option = syscall.SO_BROADCAST
	}
	return set(c, syscall.SOL_SOCKET, option, 1)
}

func either(_, address string, c syscall.RawConn) error {
	return setEither(c, strings.HasPrefix(address, "["))
}

func listen(ctx context.Context) {
	lc := net.ListenConfig{Control: ttl}
	lc.Listen(ctx, "tcp", ":8060") // want `warning exclusive: .*port 8060`
	lc = net.ListenConfig{Control: buffer}
	lc.Listen(ctx, "tcp", ":8061") // want `warning exclusive: .*port 8061`
	lc = net.ListenConfig{Control: either}
	lc.Listen(ctx, "tcp", ":8062")
}

// On a socket that is bound already it is as harmless.
func accept(l *net.TCPListener) error {
	conn, err := l.AcceptTCP()
	if err != nil {
		return err
	}
	raw, err := conn.SyscallConn()
	if err != nil {
		return err
	}
	return setTTL(raw, familyOfConn(conn))
}
