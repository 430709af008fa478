// Package siblings has one type for what is listened on and what is dialled.
package siblings

import (
	"net"
	"os"
)

type Endpoint struct{ Addr string }

type Proxy struct{ Listen, Upstream Endpoint }

func (p *Proxy) run() {
	_, _ = net.Listen("tcp", p.Listen.Addr) // want `port 8001 by default of all interfaces`
	_, _ = net.Dial("tcp", p.Upstream.Addr)
}

var proxies = make(chan *Proxy, 2)

func dials() {
	proxies <- &Proxy{Listen: Endpoint{os.Args[1]}, Upstream: Endpoint{"redis:6379"}}
}

func listens() {
	upstream := Endpoint{"db:5432"}
	proxies <- &Proxy{Listen: Endpoint{":8001"}, Upstream: upstream}
}

func runs() { (<-proxies).run() }
