// Package defaults is judged with the settings that hold where none are given.
package defaults

import "net"

func serve(conn *net.TCPConn, addr string) {
	net.Listen("tcp", ":8080")          // want `^exclusive: tcp listener on port 8080 of all interfaces lacks`
	net.Listen("tcp", "127.0.0.1:8080") // want `^exclusive: tcp listener on port 8080 of 127.0.0.1 lacks`
	net.Listen("tcp", addr)
	conn.SetLinger(0) // want `^linger: SO_LINGER of 0 s`
	conn.SetLinger(3) //nolint:sockvet // the reason
}
