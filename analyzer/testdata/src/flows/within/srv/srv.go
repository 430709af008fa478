// Package srv keeps a copy of what it is given in a server that it hands out itself.
package srv

import "net"

// Params are the settings of a server.
type Params struct {
	Addr  string
	Addrs *[]string
}

// A Server has a copy of its settings.
type Server struct{ Params Params }

// Pair has two of them.
type Pair struct{ Main, Peer Params }

// Hook may replace a server by another.
var Hook func(*Server) *Server

// New returns a server with settings.
func New(p Params) *Server { return Hook(&Server{Params: p}) }

// HookPair is Hook for pairs.
var HookPair func(*Pair) *Pair

// Serve listens on an address.
func (s *Server) Serve() { _, _ = net.Listen("tcp", s.Params.Addr) }

// ServeAll listens on several.
func (s *Server) ServeAll() {
	for _, addr := range *s.Params.Addrs {
		_, _ = net.Listen("tcp", addr)
	}
}

// ServeMain listens on the first of two.
func (p *Pair) ServeMain() { _, _ = net.Listen("tcp", p.Main.Addr) }
