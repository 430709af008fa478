// Package apart takes the text of a flag apart before it listens.
package apart

import (
	"flag"
	"net"
	"net/url"
	"slices"
	"strings"
)

var (
	list   = flag.String("listen", ":8001,:8002", "addresses to listen on, separated by commas")
	ports  = flag.String("ports", "8003", "ports to listen on, such as 1,2,3")
	pair   = flag.String("pair", "node-0=8004", "")
	scheme = flag.String("scheme", "tcp://8005", "")
	path   = flag.String("url", "http://localhost:8006/path", "")
	keyed  = flag.String("keyed", "node-1=http://localhost:8007", "")
	none   = flag.String("port9000", "", "listen on :9001,:9002 or nothing")
)

func byList() {
	for _, addr := range strings.Split(*list, ",") {
		_, _ = net.Listen("tcp", addr) // want `port 8001 or 8002 by default of all interfaces`
	}
	for _, port := range strings.Split(*ports, ",") {
		_, _ = net.Listen("tcp", ":"+port) // want `port 8003 by default of all interfaces`
	}
	for _, addr := range strings.Split(*none, ",") {
		_, _ = net.Listen("tcp", addr)
	}
}

func byKey() {
	_, port, _ := strings.Cut(*pair, "=")
	_, _ = net.Listen("tcp", ":"+port)                                  // want `port 8004 by default of all interfaces`
	_, _ = net.Listen("tcp", ":"+strings.TrimPrefix(*scheme, "tcp://")) // want `port 8005 by default of all interfaces`
}

func byURL() {
	if u, err := url.Parse(*path); err == nil {
		_, _ = net.Listen("tcp", u.Host) // want `port 8006 by default of localhost`
	}
	_, text, _ := strings.Cut(*keyed, "=")
	u, err := url.Parse(text)
	if err != nil {
		return
	}
	if host, port, err := net.SplitHostPort(u.Host); err == nil {
		_, _ = net.Listen("tcp", host+":"+port) // want `port 8007 by default of localhost`
	}
}

func byCopy() {
	all := slices.Compact(slices.Clone([]string{":8008", ":8009"}))
	for _, addr := range all {
		_, _ = net.Listen("tcp", addr) // want `port 8008 or 8009 by default of all interfaces`
	}
}
