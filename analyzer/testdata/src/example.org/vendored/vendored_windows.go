// Package vendored stands for a dependency that binds ports by itself.
package vendored

import (
	"context"
	"net"
	"net/http"
	"os"
	"syscall"

	"example.org/vendored/inner"
)

// Metrics binds a port that nobody can change.
func Metrics() error { return http.ListenAndServe(":7301", nil) }

// Debug does so in another package of the same module.
func Debug() error { return inner.Debug() }

// Run binds a port of its own unless it is told another.
func Run(addr ...string) error {
	if len(addr) > 0 {
		return http.ListenAndServe(addr[0], nil)
	}
	if port := os.Getenv("PORT"); port != "" {
		return http.ListenAndServe(":"+port, nil)
	}
	return http.ListenAndServe(":7303", nil)
}

// A Server has a default that its user may change.
type Server struct{ addr string }

func New() *Server {
	s := &Server{addr: ":7304"}
	if a := os.Getenv("ADDR"); a != "" {
		s.addr = a
	}
	return s
}

func (s *Server) Start() error {
	_, err := net.Listen("tcp", s.addr)
	return err
}

// Ephemeral leaves the port to the system.
func Ephemeral() (net.Listener, error) { return net.Listen("tcp", "127.0.0.1:0") }

// Exclusive protects its port.
func Exclusive() (net.Listener, error) {
	lc := net.ListenConfig{Control: func(network, address string, c syscall.RawConn) error {
		var err error
		if e := c.Control(func(fd uintptr) {
			err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
		}); e != nil {
			return e
		}
		return err
	}}
	return lc.Listen(context.Background(), "tcp", ":7305")
}

// Group is multicast.
func Group() (*net.UDPConn, error) {
	return net.ListenMulticastUDP("udp", nil, &net.UDPAddr{IP: net.IPv4(224, 0, 0, 251), Port: 7306})
}
