// Command roles has one type for what it listens on and what it dials.
package main

import (
	"net"
	"net/http"
	"os"
)

type node struct{ addr string }

func (n *node) listen() { _, _ = net.Listen("tcp", n.addr) }

func (n *node) ping() { _, _ = http.Get("http://" + n.addr) }

type cluster struct {
	self  *node
	peers []*node
}

func byArgument() {
	c := &cluster{self: &node{os.Args[1]}, peers: []*node{{"10.0.0.1:7946"}, {"10.0.0.2:7946"}}}
	for _, p := range c.peers {
		p.ping()
	}
	c.self.listen()
}

func ephemeral() {
	(&node{"localhost:0"}).listen()
	(&node{"localhost:7947"}).ping()
}

// worker is called through an interface, too.
type worker struct{ addr string }

type starter interface{ start() }

func (w *worker) start() { _, _ = net.Listen("tcp", w.addr) }

func byInterface(all map[string]starter) {
	(&worker{"localhost:0"}).start()
	all["a"] = &worker{":8001"}
	for _, s := range all {
		s.start() // want `port 8001 by default`
	}
}

// pool has an object that is known by its variable only.
type pool struct{ addr string }

func (p *pool) open() { _, _ = net.Listen("tcp", p.addr) }

var pools = map[string]*pool{"a": {":8002"}}

func byName(name string) {
	(&pool{"localhost:0"}).open()
	pools[name].open() // want `port 8002 by default`
}

func main() {
	byArgument()
	ephemeral()
	byInterface(map[string]starter{})
	byName(os.Args[1])
}
