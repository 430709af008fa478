// Package listen binds what its callers say. What it says to them is derived. // want package:`bind \*\.Addr`
package listen

import (
	"context"
	"net"
	"strconv"
)

func TCP(addr string) (net.Listener, error) { // want TCP:`^bind "tcp" \$0; #0 = socket`
	return net.Listen("tcp", addr)
}

func Port(port int) (net.Listener, error) { // want Port:`^bind "tcp" concat\(":", \$0\); #0 = socket`
	return net.Listen("tcp", ":"+strconv.Itoa(port))
}

func Any(network string, addr *net.TCPAddr) error { // want Any:`^bind \$0 `
	_, err := net.ListenTCP(network, addr)
	return err
}

func Config(ctx context.Context, lc *net.ListenConfig, addr string) { // want Config:`^bind "udp" \$2 control \$1\.Control$`
	lc.ListenPacket(ctx, "udp", addr)
}

// A Server binds its Addr.
type Server struct {
	Addr string
	port int
}

func (s *Server) Run() error { // want Run:`^bind "tcp" \$0\.Addr$`
	_, err := net.Listen("tcp", s.Addr)
	return err
}

func New(addr string) *Server { // want New:`^#0 = {Addr: \$0}$`
	return &Server{Addr: addr}
}

func (s *Server) SetAddr(addr string) { // want SetAddr:`^\$0\.Addr = \$1$`
	s.Addr = addr
}

func Dial(port int, addr string) (net.Conn, error) { // want Dial:`^client bind "tcp" concat\(":", \$0\); #0 = socket`
	d := net.Dialer{LocalAddr: &net.TCPAddr{Port: port}}
	return d.Dial("tcp", addr)
}

func Linger(c *net.TCPConn, sec int) error { // want Linger:`^linger \$1$`
	return c.SetLinger(sec)
}

var DefaultAddr = ":8101" // want DefaultAddr:`^":8101"$`

// Nothing depends on the caller.
func Own() {
	net.Listen("tcp", ":8102") // want `port 8102`
}

// An address is put together.
func Join(host, port string) string { return host + ":" + port } // want Join:`^#0 = concat\(\$0, ":", \$1\)$`

// Nothing that concerns sockets.
func Greet(name string) string { return "hello " + name }
