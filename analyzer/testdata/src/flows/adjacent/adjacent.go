// Package adjacent binds one port on two addresses in lines that follow each other.
package adjacent

import (
	"net"
	"net/http"
	"strconv"
)

const port = 8801

func run() {
	go serve("::1", port) // want `::1`
	go serve(             // want `2001:db8`
		"2001:db8:0:0:0:0:0:1",
		port,
	)
}

func runDeferred() {
	defer serve("::1", 8802) // want `::1`
	defer serve(             // want `2001:db8`
		"2001:db8:0:0:0:0:0:1",
		8802,
	)
}

type server struct {
	host string
	port int
}

func serve(host string, port int) {
	s := &server{host: host, port: port}
	_ = s.run()
}

func (s *server) run() error { return listen(net.JoinHostPort(s.host, strconv.Itoa(s.port))) }

func listen(addr string) error {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	return http.Serve(l, nil)
}
