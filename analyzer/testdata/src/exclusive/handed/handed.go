// Package handed hands sockets in: a function that binds only where it is
// given none does not bind.
package handed

import (
	"net"
	"net/http"
	"os"
)

func serve(ln net.Listener, addr string) error {
	if ln == nil {
		var err error
		if ln, err = net.Listen("tcp", addr); err != nil {
			return err
		}
	}
	return http.Serve(ln, nil)
}

func inherited() net.Listener {
	ln, err := net.FileListener(os.NewFile(3, "socket"))
	if err != nil {
		return nil
	}
	return ln
}

func known() {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return
	}
	serve(ln, ":7401")
}

func fromOutside(ln net.Listener) {
	serve(ln, ":7402")
}

func none() {
	serve(nil, ":7403") // want `exclusive: .*port 7403`
}

// A server that keeps its listener in a field.
type server struct {
	listener net.Listener
	addr     string
}

func (s *server) start() error {
	if s.listener != nil {
		return http.Serve(s.listener, nil)
	}
	ln, err := net.Listen("tcp", s.addr)
	if err != nil {
		return err
	}
	return http.Serve(ln, nil)
}

func withListener() {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return
	}
	s := &server{listener: ln, addr: ":7404"}
	s.start()
}

func withAddress() {
	s := &server{addr: ":7405"}
	s.start() // want `exclusive: .*port 7405`
}

// What may be inherited is bound where it is not.
func either() {
	ln := inherited()
	if ln == nil {
		ln, _ = net.Listen("tcp", ":7406") // want `exclusive: .*port 7406`
	}
	http.Serve(ln, nil)
}
