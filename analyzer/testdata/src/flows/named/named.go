// Package named listens on what a function with a name for it returns.
package named

import (
	"net"

	"flows/named/split"
)

func serve() {
	network, address := split.ProtocolAndAddress("tcp://0.0.0.0:8001")
	_, _ = net.Listen(network, address) // want `port 8001 of all interfaces`
}
