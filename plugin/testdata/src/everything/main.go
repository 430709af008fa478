// Package everything is judged by more than the defaults, but not by linger.
package everything

import (
	"net"
	"os"
)

func serve(conn *net.TCPConn) {
	net.Listen("tcp", ":"+os.Getenv("PORT")) // want `^exclusive: `
	conn.SetLinger(0)
}
