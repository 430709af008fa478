package siblings

import (
	"net"
	"strconv"
)

// A Peer is an address, with a port that has a default.
type Peer struct {
	Host string
	Port int
}

func (p Peer) String() string { return net.JoinHostPort(p.Host, strconv.Itoa(p.Port)) }

type Call struct{ local, remote, monitor, relay Peer }

// resolve is given what is dialled alone.
func resolve(p *Peer) {
	if p.Port == 0 {
		p.Port = 8002
	}
}

func fill(p *Peer) {
	if p.Port == 0 {
		p.Port = 8003
	}
}

func (c *Call) Prepare() {
	resolve(&c.remote)
	fill(&c.monitor)
	var relay Peer
	if relay.Port == 0 {
		relay.Port = 8004
	}
	c.relay = relay
}

func (c *Call) Dial() (net.Conn, error) { return net.Dial("udp", c.remote.String()) }

func (c *Call) Listen() (net.PacketConn, error) { return net.ListenPacket("udp", c.local.String()) }

func (c *Call) Monitor() (net.Listener, error) {
	return net.Listen("tcp", c.monitor.String()) // want `port 8003 by default`
}
