// Package chosen has servers on a network that options may set.
package chosen

import "net"

type Server struct{ network, addr string }

type Option func(*Server)

func Network(n string) Option { return func(s *Server) { s.network = n } }

func Addr(a string) Option { return func(s *Server) { s.addr = a } }

func New(opts ...Option) *Server {
	s := &Server{network: "tcp", addr: ":8731"}
	for _, o := range opts {
		o(s)
	}
	return s
}

func (s *Server) Listen() (net.Listener, error) { return net.Listen(s.network, s.addr) }

func run() {
	New().Listen()                               // want `: tcp listener on port 8731 by default`
	New(Addr(":8732")).Listen()                  // want `: tcp listener on port 8732 of all interfaces`
	New(Network("tcp4"), Addr(":8733")).Listen() // want `: tcp listener on port 8733 of all interfaces`
	New(Network("unix"), Addr("/run/chosen.sock")).Listen()
}

type Probe struct{ network, addr string }

func NewProbe(set func(*Probe)) *Probe {
	p := &Probe{network: "udp", addr: ":8734"}
	set(p)
	return p
}

func (p *Probe) Listen() (net.PacketConn, error) {
	return net.ListenPacket(p.network, p.addr) // want `: udp listener on port 8734 of all interfaces`
}
