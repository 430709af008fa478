// Package literals listens on the addresses in lists that are written down.
package literals

import (
	"net"
	"net/http"
	"strconv"
)

// No element is empty: a single address is certain, and no host is all interfaces.
func listed() {
	for _, a := range []string{":7729"} {
		net.Listen("tcp", a) // want `warning exclusive: .*port 7729 of all interfaces .* fixed wildcard]`
	}
	for _, h := range []string{"127.0.0.1", "::1"} {
		go http.ListenAndServe(net.JoinHostPort(h, "7722"), nil) // want `note exclusive: .*port 7722 of ::1 .* specific]`
	}
	for _, a := range [...]struct{ name, addr string }{{"a", "127.0.0.1:7727"}, {addr: "127.0.0.1:7728"}} {
		net.Listen("tcp", a.addr) // want `note exclusive: .*port 7727 or 7728 by default of 127.0.0.1 .* specific]`
	}
}

// One that is left out is empty.
func partly() {
	for _, a := range []struct{ host, port string }{{"127.0.0.1", "7731"}, {port: "7732"}} {
		net.Listen("tcp", a.host+":"+a.port) // want `warning exclusive: .*port 7731 or 7732 by default of all interfaces .* wildcard]`
	}
	for _, a := range []string{2: ":7733"} {
		net.Listen("tcp", a) // want `warning exclusive: .*port 7733 by default of all interfaces .* wildcard]`
	}
}

func unset(port int) {
	var hosts [2]string
	hosts[0] = "127.0.0.1"
	for _, h := range hosts {
		go http.ListenAndServe(h+":"+strconv.Itoa(port), nil)
	}
}

func run() {
	unset(7724) // want `warning exclusive: .*port 7724 of all interfaces .* wildcard]`
}
