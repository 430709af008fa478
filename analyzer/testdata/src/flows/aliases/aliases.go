// Package aliases has two names for one server, and writes to it by one of them.
package aliases

import (
	"flag"
	"net"
	"net/http"
)

type node struct{ web *http.Server }

func byLocal() {
	n := &node{web: &http.Server{}}
	s := n.web
	s.Addr = ":8721"
	_ = s.ListenAndServe() // want `port 8721 of all interfaces`
}

func byFlag() {
	a := flag.String("web", ":8722", "")
	flag.Parse()
	n := &node{web: &http.Server{}}
	s := n.web
	s.Addr = *a
	_ = s.ListenAndServe() // want `port 8722 by default of all interfaces`
}

type app struct{ *http.Server }

func byEmbedded() {
	a := &app{&http.Server{}}
	s := a.Server
	s.Addr = ":8723"
	_ = s.ListenAndServe() // want `port 8723 of all interfaces`
}

func newNode() *node { return &node{web: &http.Server{}} }

func (n *node) run(addr string) error {
	s := n.web
	s.Addr = addr
	return s.ListenAndServe()
}

func byMethod() { _ = newNode().run(":8724") } // want `port 8724 of all interfaces`

func byPart() {
	s := &http.Server{}
	n := &node{web: s}
	s.Addr = ":8725"
	_ = n.web.ListenAndServe() // want `port 8725 of all interfaces`
}

func byWhole() {
	s := &http.Server{}
	n := &node{}
	n.web = s
	n.web.Addr = ":8726"
	_ = s.ListenAndServe() // want `port 8726 of all interfaces`
}

func (n *node) keep() {
	s := &http.Server{}
	n.web = s
	s.Addr = ":8727"
}

func byKeeper() {
	n := &node{}
	n.keep()
	_ = n.web.ListenAndServe() // want `port 8727 of all interfaces`
}

func makeNode() *node {
	s := &http.Server{}
	n := &node{web: s}
	s.Addr = ":8728"
	return n
}

func byMaker() { _ = makeNode().web.ListenAndServe() } // want `port 8728 of all interfaces`

// The other server is written to.
func another() {
	n := &node{web: &http.Server{Addr: ":8729"}}
	s := n.web
	n.web = &http.Server{}
	n.web.Addr = ":0"
	_ = s.ListenAndServe() // want `port 8729 of all interfaces`
}

type endpoint struct{ addr string }

func (e *endpoint) set(a string) { e.addr = a }

func (e *endpoint) start() { _, _ = net.Listen("tcp", e.addr) }

type pair struct{ first, second *endpoint }

func (p *pair) startFirst() {
	e := p.first
	e.set(":8730")
	e.start() // want `port 8730 of all interfaces`
}

func (p *pair) startSecond() {
	e := p.second
	e.set(":8731")
	e.start() // want `port 8731 of all interfaces`
}
