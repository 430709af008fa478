//sockvet:ignore-file exclusive this file is for a test bench

package wholefile

import "net"

func a(c *net.TCPConn) {
	net.Listen("tcp", ":80")
	net.Listen("tcp", ":81")
	c.SetLinger(0) // want `linger: `
}
