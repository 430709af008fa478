// Package guards has sockets that are handed in: a listener that is there is
// not bound.
package guards

import (
	"net"
	"net/http"
	"os"
)

type Server struct {
	Listener net.Listener
	Addr     string
}

func (s *Server) Start() error {
	if s.Listener == nil {
		ln, err := net.Listen("tcp", s.Addr)
		if err != nil {
			return err
		}
		s.Listener = ln
	}
	return http.Serve(s.Listener, nil)
}

func Serve(ln net.Listener, addr string) error {
	if ln == nil {
		var err error
		if ln, err = net.Listen("tcp", addr); err != nil {
			return err
		}
	}
	return http.Serve(ln, nil)
}

// A server hands on what it was given.
type wrapper struct{ inner Server }

func (w *wrapper) StartOn(ln net.Listener) error {
	w.inner.Listener, w.inner.Addr = ln, ":7334"
	return w.inner.Start()
}

func notHandedIn() {
	Serve(nil, ":7331") // want `warning exclusive: .*port 7331`
	s := &Server{Addr: ":7332"}
	s.Start() // want `warning exclusive: .*port 7332`
}

// The guard may stand the other way round, or ask for an error.
func reversed(ln net.Listener) error {
	if ln != nil {
		return http.Serve(ln, nil)
	}
	return http.ListenAndServe(":7336", nil) // want `warning exclusive: .*port 7336`
}

func activated() (net.Listener, error) {
	if os.Getenv("LISTEN_FDS") == "" {
		return net.Listen("tcp", ":7337") // want `warning exclusive: .*port 7337`
	}
	return net.FileListener(os.NewFile(3, "socket"))
}
