// Package addresses binds ports that are spelled in every way in which Go
// spells an address.
package addresses

import (
	"context"
	"net"
)

func literals(ctx context.Context) {
	net.Listen("tcp", ":8001")                // want `warning exclusive: tcp listener on port 8001 .*lacks SO_EXCLUSIVEADDRUSE.*\[tcp :8001 fixed wildcard]`
	net.Listen("tcp", "0.0.0.0:8002")         // want `warning exclusive: .*port 8002.* fixed wildcard]`
	net.Listen("tcp", "[::]:8003")            // want `warning exclusive: .*port 8003.* fixed wildcard]`
	net.Listen("tcp4", ":8004")               // want `warning exclusive: .*port 8004.*\[tcp4 `
	net.Listen("tcp6", "[::]:8005")           // want `warning exclusive: .*port 8005.*\[tcp6 `
	net.Listen("tcp", "127.0.0.1:8006")       // want `note exclusive: .*port 8006.* fixed specific]`
	net.Listen("tcp", "localhost:8007")       // want `note exclusive: .*port 8007.* fixed specific]`
	net.Listen("tcp", "[::1]:8008")           // want `note exclusive: .*port 8008.* fixed specific]`
	net.Listen("tcp", "[fe80::1%eth0]:8009")  // want `note exclusive: .*port 8009.* fixed specific]`
	net.ListenPacket("udp", ":8010")          // want `warning exclusive: udp listener on port 8010.*\[udp :8010 fixed wildcard]`
	net.ListenPacket("udp4", "10.0.0.1:8011") // want `note exclusive: udp .*port 8011`
	net.Listen("tcp", ":http")                // want `exclusive: .*port 80 `
	net.Listen("tcp", "localhost:https")      // want `exclusive: .*port 443 `
	net.Listen("tcp", ":HTTPS")               // want `exclusive: .*port 443 `
	net.Listen("tcp", ":0080")                // want `exclusive: .*port 80 `
	net.Listen(`tcp`, `:8012`)                // want `exclusive: .*port 8012`

	var lc net.ListenConfig
	lc.Listen(ctx, "tcp", ":8013")                                 // want `exclusive: .*port 8013`
	(&net.ListenConfig{}).ListenPacket(ctx, "udp", ":8014")        // want `exclusive: udp .*port 8014`
	(&net.ListenConfig{KeepAlive: -1}).Listen(ctx, "tcp", ":8015") // want `exclusive: .*port 8015`
}

// A network that is not known still has ports: only Unix sockets have none,
// and they have no "host:port" address.
func networks(network string, v6 bool) {
	net.Listen(network, ":8016") // want `exclusive: listener on port 8016`
	n := "tcp4"
	if v6 {
		n = "tcp6"
	}
	net.Listen(n, ":8017") // want `exclusive: tcp listener on port 8017`
}
