package settings

import (
	"net"
	"testing"
)

func TestListen(t *testing.T) {
	net.Listen("tcp", ":8004")
	helper(":8005")
}

func helper(addr string) { net.Listen("tcp", addr) }
