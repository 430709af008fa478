// Package other has interfaces with several implementations, and objects of one
// type with several addresses.
package other

import (
	"net"
	"net/http"
)

type opener interface{ open(addr string) error }

type listener struct{}

func (listener) open(addr string) error {
	_, err := net.Listen("tcp", addr)
	return err
}

type connector struct{}

func (connector) open(addr string) error {
	_, err := net.Dial("tcp", addr)
	return err
}

func either(o opener) { o.open(":7497") } // it may connect

func known() { opener(listener{}).open(":7404") } // want `warning exclusive: .*port 7404 .* fixed wildcard]`

func connects() { opener(connector{}).open(":7498") }

// Two objects, of which one is bound.
type endpoint struct{ addr string }

func (e *endpoint) listen() { net.Listen("tcp", e.addr) }

func (e *endpoint) dial() { net.Dial("tcp", e.addr) }

func two() {
	here, there := &endpoint{addr: ":7405"}, &endpoint{addr: ":7499"}
	here.listen() // want `warning exclusive: .*port 7405 .* fixed wildcard]`
	there.dial()
}

// A server whose address is not the one that is bound.
func served(ln net.Listener) {
	srv := &http.Server{Addr: ":7489"}
	srv.Serve(ln)
	http.Serve(ln, nil)
}

// The address is told to others, not bound.
func announced() string {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return ":7488"
	}
	return ln.Addr().String()
}
