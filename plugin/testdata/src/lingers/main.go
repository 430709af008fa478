// Package lingers is judged by the rule linger alone, with thresholds of 1 s
// and 5 s.
package lingers

import "net"

func serve(conn *net.TCPConn) {
	net.Listen("tcp", ":8080")
	conn.SetLinger(3) // want `^linger: SO_LINGER of 3 s makes Close block`
	conn.SetLinger(6) // want `^linger: .* so long a time lets slow peers stall the server`
}
