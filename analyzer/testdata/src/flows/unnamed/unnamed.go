// Package unnamed listens on what stands beside an address.
package unnamed

import (
	"net"

	"flows/unnamed/config"
)

func serve() {
	c := config.Default()
	_, _ = net.Listen("tcp", c.Addr)     // want `port 8001 of all interfaces`
	_, _ = net.Listen("tcp", c.Metrics)  // want `port 8002 of all interfaces`
	_, _ = net.Listen("tcp", c.TLS.HTTP) // want `port 8003`
	_, _ = net.Listen("tcp", c.Greeting)
}
