// Package schemes binds what another package gives as a default, with a scheme before
// the address.
package schemes

import (
	"net"
	"net/http"
	"net/url"
	"strings"

	"flows/schemes/config"
	"flows/schemes/server"
)

type node struct{ config *config.Config }

func (n *node) start() error {
	_, err := server.Listen(n.config.RPC.Listen)
	return err
}

func run() error {
	n := &node{config: config.Default()}
	return n.start() // want `tcp listener on port 8001 of all interfaces`
}

func admin() {
	if u, err := url.Parse(config.Admin); err == nil {
		_ = http.ListenAndServe(u.Host, nil) // want `tcp listener on port 8002 by default of 127\.0\.0\.1`
	}
}

func metrics() {
	_, _ = net.ListenPacket("udp", strings.TrimPrefix(config.Metrics, "udp://")) // want `udp listener on port 8003 of all interfaces`
}

func others() {
	_, _ = http.Get(config.Peer)
	_, _ = net.Listen("tcp", config.Admin) // fails: too many colons
	_, _ = server.Listen(config.Where)
}
