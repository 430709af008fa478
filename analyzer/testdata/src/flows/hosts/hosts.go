// Package hosts takes host and port from settings of their own.
package hosts

import (
	"flag"
	"net"
	"strconv"
)

var (
	address = flag.String("address", "127.0.0.1", "address to listen on")
	port    = flag.Int("port", 8001, "port to listen on")
	every   = flag.String("every", "0.0.0.0", "address to listen on")
	unsaid  = flag.String("unsaid", "", "address to listen on")
)

func joined() {
	_, _ = net.Listen("tcp", net.JoinHostPort(*address, strconv.Itoa(*port))) // want `port 8001 by default of 127\.0\.0\.1 lacks`
}

func added() {
	_, _ = net.Listen("tcp", *every+":8002") // want `port 8002 of all interfaces lacks`
}

func notKnown() {
	_, _ = net.Listen("tcp", *unsaid+":8003") // want `port 8003 .*lacks`
}
