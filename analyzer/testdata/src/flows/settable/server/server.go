// Package server listens on what another package holds. Nobody changes it below.
package server

import (
	"fmt"
	"net"

	"flows/settable/config"
)

// Listen is called once the flags have been read.
func Listen() {
	_, _ = net.Listen("tcp", config.Listen)                   // want `port 8001 by default of all interfaces`
	_, _ = net.Listen("tcp", fmt.Sprintf(":%d", config.Port)) // want `port 8002 by default of all interfaces`
	_, _ = net.Listen("tcp", config.Fixed)                    // want `port 8003 of all interfaces`
	_, _ = net.Listen("tcp", config.Hidden())                 // want `port 8004 of all interfaces`
	_, _ = net.Listen("tcp", config.Servers.Addr)             // want `port 8005 by default of all interfaces`
}
