// Package traps has stores that have nothing to do with the binds below.
package traps

import (
	"net"
	"net/http"
	"os"

	"meet/srv"
	"meet/types"
)

// The same names in a type that nobody binds.
type Config struct {
	Addr, Gateway string
	Listen        string
}

var upstream = Config{Addr: ":7901", Gateway: ":7902", Listen: ":7903"}

func dial() { net.Dial("tcp", upstream.Addr) }

// A field of a library's type belongs to many objects that have nothing in
// common.
func proxied() *http.Server { return &http.Server{Addr: ":7904"} }

func served(s *http.Server) error { return s.ListenAndServe() }

func own() error { return served(&http.Server{Addr: os.Getenv("ADDR")}) }

// From configuration alone.
func configured() *srv.Server {
	return srv.New(&srv.Config{Addr: os.Getenv("ADDR"), Gateway: os.Getenv("GATEWAY")})
}

// The system picks the port.
func ephemeral() *srv.Server {
	return srv.New(&srv.Config{Addr: "127.0.0.1:0", Gateway: ":0"})
}

// A port that nobody binds, of a type of which another field is bound.
func unbound(o *types.Options) {
	c := srv.Config{Port: 7905}
	net.Dial("tcp", o.Relay)
	_ = c
}
