// Package objects binds addresses that package addr has formatted, and those
// that are kept in objects.
package objects

import (
	"fmt"
	"net"
	"net/http"
	"os"

	"flows/addr"
)

func formatted() {
	net.Listen("tcp", addr.HostPort("127.0.0.1", 7303))                // want `note exclusive: .*port 7303 .* fixed specific]`
	net.Listen("tcp", addr.ListenAddr(os.Getenv("ADDR")))              // want `warning exclusive: .*port 7301 by default`
	net.Listen("tcp", addr.ListenAddr(":7304"))                        // want `warning exclusive: .*port 7304 .* fixed wildcard]`
	net.Listen("tcp", addr.NormalizeAddr("localhost"))                 // want `note exclusive: .*port 7302 .* fixed specific]`
	net.Listen("tcp", addr.NormalizeAddr(":7305"))                     // want `warning exclusive: .*port 7305 .* fixed wildcard]`
	net.Listen("tcp", addr.TrimAddr("tcp://0.0.0.0:7306"))             // want `warning exclusive: .*port 7306 .* fixed wildcard]`
	net.Listen("tcp", fmt.Sprintf(":%d", addr.PortAfter(7307)))        // want `warning exclusive: .*port 7308 .* fixed wildcard]`
	net.Listen("tcp", addr.BindAll("example.com:7309"))                // want `warning exclusive: .*port 7309 .* fixed wildcard]`
	net.Listen("tcp", addr.BindAll(addr.TrimAddr("tcp://[::1]:7310"))) // want `warning exclusive: .*port 7310 .* fixed wildcard]`
}

// A server is made in one place, kept in another and started in a third.
type app struct {
	web   *server
	admin *server
}

type server struct {
	addr string
	opts options
}

type options struct{ addr string }

func newApp() *app {
	return &app{
		web:   newServer(addr.HostPort("", 7311)),
		admin: &server{opts: options{addr: "localhost:7312"}},
	}
}

func newServer(addr string) *server { return &server{addr: addr} }

func (s *server) listen() (net.Listener, error) { return net.Listen("tcp", s.addr) }

func (s *server) serve() error { return http.ListenAndServe(s.opts.addr, nil) }

func (a *app) run() {
	a.web.listen()
	a.admin.serve()
}

func Main() {
	a := newApp()
	a.run() // want `warning exclusive: .*port 7311` `note exclusive: .*port 7312`
}

// Each object has its own address.
func two() {
	one := newServer(":7313")
	other := newServer(":0")
	one.listen() // want `warning exclusive: .*port 7313`
	other.listen()
}

// What is set later, and what is set twice.
func changed(debug bool) {
	s := newServer(":7391")
	s.addr = ":7314"
	s.listen() // want `warning exclusive: .*port 7314 .* fixed wildcard]`
	t := &server{addr: ":7315"}
	if debug {
		t.addr = ":7316"
	}
	t.listen() // want `warning exclusive: .*port 731[56] or 731[56] by default`
}

// What can't be evaluated is not known.
func unknown() {
	net.Listen("tcp", addr.TrimAddr(os.Getenv("URL")))
	net.Listen("tcp", addr.HostOf(os.Getenv("URL")))
	net.Listen("tcp", addr.BindAll(os.Getenv("ADDR")))
	net.Listen("tcp", addr.HostPort("", 0))
	net.Dial("tcp", addr.HostPort("example.com", 7392))
	net.Dial("tcp", addr.ListenAddr(""))
}
