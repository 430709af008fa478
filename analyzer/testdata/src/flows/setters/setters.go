// Package setters has functions that store what they are given in a variable.
package setters

import (
	"flag"
	"net"
	"net/http"
)

type settings struct{ addr string }

var (
	addr    string
	flagged string
	opened  string
	current = &settings{}
)

func setAddr(a string) { addr = a }

func serveAddr() {
	_, _ = net.Listen("tcp", addr) // want `port 8711 by default of all interfaces`
}

func startFlagged(a string) {
	flagged = a
	_, _ = net.Listen("tcp", flagged) // want `port 8712 by default of all interfaces`
}

// SetOpened has a caller here that says an address, and others elsewhere that may say another.
func SetOpened(a string) { opened = a }

func serveOpened() {
	_, _ = net.Listen("tcp", opened) // want `port 8713 by default of all interfaces`
}

func setCurrent(a string) { current.addr = a }

func serveCurrent() {
	_, _ = net.Listen("tcp", current.addr) // want `port 8714 by default of all interfaces`
}

func start() {
	setAddr(":8711")
	a := flag.String("addr", ":8712", "")
	flag.Parse()
	startFlagged(*a)
	SetOpened(":8713")
	setCurrent(":8714")
}

var ephemeral string

func setEphemeral(a string) { ephemeral = a }

func serveEphemeral() {
	setEphemeral(":0")
	_, _ = net.Listen("tcp", ephemeral)
}

func captured() {
	addr := ""
	set := func(a string) { addr = a }
	set(":8715")
	_, _ = net.Listen("tcp", addr) // want `port 8715 by default of all interfaces`
}

func capturedServer() {
	srv := &http.Server{}
	set := func(a string) { srv.Addr = a }
	set(":8716")
	_ = srv.ListenAndServe() // want `port 8716 by default of all interfaces`
}

func capturedDefault(s *settings) {
	fallback := func(a string) {
		if s.addr == "" {
			s.addr = a
		}
	}
	fallback(":8717")
	_, _ = net.Listen("tcp", s.addr) // want `port 8717 by default of all interfaces`
}

func capturedList() {
	var addrs []string
	add := func(a string) { addrs = append(addrs, a) }
	add(":8718")
	for _, a := range addrs {
		_, _ = net.Listen("tcp", a) // want `port 8718 by default of all interfaces`
	}
}

// setLate is called when the address has been bound.
func setLate() {
	addr := ":0"
	set := func(a string) { addr = a }
	_, _ = net.Listen("tcp", addr)
	set(":8719")
}

// handedOn gives the closure away: what it is called with can't be told.
func handedOn(visit func(func(string))) {
	addr := ""
	visit(func(a string) { addr = a })
	_, _ = net.Listen("tcp", addr)
}
