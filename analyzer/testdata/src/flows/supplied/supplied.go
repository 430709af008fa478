// Package supplied has functions with a port for callers that supply none.
package supplied

import (
	"net/http"
	"os"
)

// serve is always given an address.
func serve(addr string) error {
	if addr == "" {
		addr = ":8901"
	}
	return http.ListenAndServe(addr, nil)
}

func run() error {
	go serve("127.0.0.1:8902") // want `port 8902 of 127.0.0.1`
	return serve(":8903")      // want `port 8903 of all interfaces`
}

// serveArgument is given one that may be empty.
func serveArgument(addr string) error {
	if addr == "" {
		addr = ":8904"
	}
	return http.ListenAndServe(addr, nil) // want `port 8904 by default of all interfaces`
}

func runArgument() error {
	go serveArgument(":8905") // want `port 8905 of all interfaces`
	return serveArgument(os.Getenv("ADDR"))
}

// Serve may be called by anybody.
func Serve(addr string) error {
	if addr == "" {
		addr = ":8906"
	}
	return http.ListenAndServe(addr, nil) // want `port 8906 by default of all interfaces`
}

func runExported() error {
	return Serve(":8907") // want `port 8907 of all interfaces`
}

// serveLater is a value as well.
func serveLater(addr string) error {
	if addr == "" {
		addr = ":8908"
	}
	return http.ListenAndServe(addr, nil) // want `port 8908 by default of all interfaces`
}

func runLater() func(string) error {
	go serveLater(":8909") // want `port 8909 of all interfaces`
	return serveLater
}

// A server is always made with an address.
type server struct{ addr string }

func (s *server) run() error {
	addr := s.addr
	if addr == "" {
		addr = ":8910"
	}
	return http.ListenAndServe(addr, nil)
}

func runServer() error {
	s := &server{addr: ":8911"}
	return s.run() // want `port 8911 of all interfaces`
}
