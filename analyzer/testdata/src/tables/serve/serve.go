// Package serve has tables of listeners, and reads those of package conf.
package serve

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"strconv"

	"tables/conf"
)

func variables() {
	net.Listen("tcp", conf.Default.Addr)                     // want `warning exclusive: .*port 7221 .* wildcard]`
	net.Listen("tcp", fmt.Sprintf(":%d", conf.Default.Port)) // want `warning exclusive: .*port 7222 .* wildcard]`
	net.Listen("tcp", conf.Addr)                             // want `warning exclusive: .*port 7223 .* wildcard]`
	net.Listen("tcp", ":"+strconv.Itoa(conf.Port))           // want `warning exclusive: .*port 7224 .* wildcard]`
	net.Listen("tcp", conf.Replaced)                         // want `warning exclusive: .*port 7225 .* wildcard]`
	net.Listen("tcp", conf.Default.Admin+":0")
	net.Dial("tcp", conf.Default.Peer)
}

func slice() {
	for _, l := range []struct{ network, addr string }{
		{"tcp", ":7231"},
		{"tcp", "127.0.0.1:7232"},
	} {
		net.Listen(l.network, l.addr) // want `warning exclusive: tcp .*port 7231 or 7232`
	}
}

// Keys of a map are addresses, values the handlers.
func keys() {
	for addr, h := range map[string]http.Handler{":7233": http.NotFoundHandler(), ":7234": nil} {
		go http.ListenAndServe(addr, h) // want `warning exclusive: .*port 7233 or 7234`
	}
}

var byName = map[string]int{"web": 7235, "admin": 7236}

func values(name string) {
	net.Listen("tcp", fmt.Sprintf(":%d", byName["web"])) // want `warning exclusive: .*port 7235`
	net.Listen("tcp", fmt.Sprintf(":%d", byName[name]))  // want `warning exclusive: .*port 7235 or 7236`
}

func ports() {
	for _, port := range []int{7237, 7238} {
		net.ListenUDP("udp", &net.UDPAddr{Port: port}) // want `warning exclusive: udp .*port 7237 or 7238`
	}
}

// Servers in a table are started in a loop.
func servers() {
	list := []*http.Server{{Addr: ":7239"}, {Addr: ":7240"}}
	for i := range list {
		go list[i].ListenAndServe() // want `warning exclusive: .*port 7239 or 7240`
	}
}

// A constant array by index.
var addrs = [...]string{":7241", ":7242"}

func index() { net.Listen("tcp", addrs[1]) } // want `warning exclusive: .*port 724(1|2)`

// A table of names, of which none is an address; and one of upstreams.
func clean() {
	for name, peer := range map[string]string{"one": ":7982", "two": ":7983"} {
		net.Dial("tcp", peer)
		net.Listen("unix", name)
	}
	for _, a := range []string{":0", "localhost:0"} {
		net.Listen("tcp", a)
	}
	for _, a := range os.Args {
		net.Listen("tcp", a)
	}
}
