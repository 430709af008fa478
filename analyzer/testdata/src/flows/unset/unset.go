// Package unset reads fields that nobody is seen to set. Nobody reads what is always
// empty, so it isn't port 80 that is bound.
package unset

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
)

type Config struct{ Host, Addr string }

type loader struct{ target any }

func (l *loader) load(data []byte) error { return json.Unmarshal(data, l.target) }

func byLoader(data []byte) {
	var c Config
	_ = (&loader{&c}).load(data)
	srv := &http.Server{Addr: c.Addr}
	_ = srv.ListenAndServe()
}

func loadAll(data []byte, targets ...any) {
	for _, t := range targets {
		_ = json.Unmarshal(data, t)
	}
}

func byList(data []byte) {
	var c Config
	loadAll(data, &c)
	_ = http.ListenAndServe(c.Addr, nil)
}

func byScan() {
	var c Config
	_, _ = fmt.Fscan(os.Stdin, &c.Addr)
	serve(c.Addr)
}

func serve(addr string) { _ = http.ListenAndServe(addr, nil) }

func byPointers() {
	var c Config
	for name, p := range map[string]*string{"ADDR": &c.Addr, "HOST": &c.Host} {
		*p = os.Getenv(name)
	}
	serve(c.Addr)
}

type service struct{ http *http.Server }

func newService(options ...func(*http.Server)) *service {
	s := &service{&http.Server{}}
	for _, o := range options {
		o(s.http)
	}
	return s
}

func (s *service) start() { _ = s.http.ListenAndServe() }

func byOption() { newService(func(s *http.Server) { s.Addr = os.Args[1] }).start() }

// A server that is given no address, and text that is empty, are for port 80.
func empty() {
	srv := &http.Server{}
	_ = srv.ListenAndServe() // want `port 80 of all interfaces`
	serve("")                // want `port 80 of all interfaces`
}

// What the program itself puts in place of an empty field is known, and so is a host
// that is empty.
func replaced() {
	var c Config
	if c.Addr == "" {
		c.Addr = ":8001"
	}
	_ = http.ListenAndServe(c.Addr, nil)                             // want `port 8001 of all interfaces`
	_, _ = net.Listen("tcp", net.JoinHostPort(c.Host, "8002"))       // want `port 8002 of all interfaces`
	_ = http.ListenAndServe(fmt.Sprintf("%s:%d", c.Host, 8003), nil) // want `port 8003 of all interfaces`
}
