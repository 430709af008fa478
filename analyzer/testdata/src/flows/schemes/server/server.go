// Package server listens on what it is told with a scheme.
package server

import (
	"net"
	"strings"
)

func Listen(address string) (net.Listener, error) {
	network, address, _ := strings.Cut(address, "://")
	return net.Listen(network, address)
}
