// Package settings has findings of every rule and level.
package settings

import (
	"net"
	"os"
	"syscall"
)

func exclusive() {
	net.Listen("tcp", ":8001")
	net.Listen("tcp", "127.0.0.1:8002")
	net.Listen("tcp", os.Getenv("ADDR"))
}

func client() {
	net.DialTCP("tcp", &net.TCPAddr{Port: 4500}, &net.TCPAddr{Port: 80})
}

func linger(c *net.TCPConn) {
	c.SetLinger(20)
	c.SetLinger(70_000)
}

func reuse(s syscall.Handle) {
	syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
}
