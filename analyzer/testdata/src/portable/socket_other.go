//go:build !windows

package portable

import (
	"net"
	"syscall"
)

func exclusive(_, _ string, _ syscall.RawConn) error { return nil }

func idle(_, _ string, c syscall.RawConn) error { return reuse("", "", c) }

func reuse(_, _ string, c syscall.RawConn) error {
	var err error
	cerr := c.Control(func(fd uintptr) {
		err = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
	})
	if cerr != nil {
		return cerr
	}
	return err
}

func config() *net.ListenConfig { return &net.ListenConfig{Control: reuse} }

func listenTCP(addr string) (net.Listener, error) { return net.Listen("tcp", addr) }

type method struct{}

func (method) control(string, string, syscall.RawConn) error { return nil }

// Windows never sees this.
func unseen(c *net.TCPConn) {
	net.Listen("tcp", ":8101")
	listenTCP(":8102")
	c.SetLinger(0)
	fd, _ := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	syscall.SetsockoptInt(fd, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
	syscall.Bind(fd, &syscall.SockaddrInet4{Port: 8103})
}
