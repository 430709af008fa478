// Package edited edits addresses of which the host is a setting. The port stays what it is.
package edited

import (
	"flag"
	"net"
	"os"
	"strings"
)

var (
	host = flag.String("host", "", "address to listen on")
	web  = flag.String("web", "127.0.0.1", "address to listen on")
	port = flag.String("port", "8802", "port to listen on")
)

func replaced() {
	addr := net.JoinHostPort(*host, "8801")
	_, _ = net.Listen("tcp", strings.Replace(addr, "127.0.0.1", "0.0.0.0", 1)) // want `port 8801 .*lacks`
	addr = net.JoinHostPort(*host, *port)
	_, _ = net.Listen("tcp", strings.ReplaceAll(addr, "localhost", "")) // want `port 8802 by default lacks`
	addr = net.JoinHostPort(*web, "8803")
	_, _ = net.Listen("tcp", strings.ReplaceAll(addr, "localhost", "")) // want `port 8803 .*of 127\.0\.0\.1`
}

func trimmed() {
	addr := os.Args[1] + ":8804"
	_, _ = net.Listen("tcp", strings.TrimPrefix(addr, "http://")) // want `port 8804 .*lacks`
	addr = "tcp://" + *web + ":8805"
	_, _ = net.Listen("tcp", strings.TrimPrefix(addr, "tcp://")) // want `port 8805 .*of 127\.0\.0\.1`
	addr = *web + ":8806"
	_, _ = net.Listen("tcp", strings.TrimSuffix(addr, "/")) // want `port 8806 .*of 127\.0\.0\.1`
	addr = *web + ":8807/"
	_, _ = net.Listen("tcp", strings.TrimSuffix(addr, "/")) // want `port 8807 .*of 127\.0\.0\.1`
	addr = *web + ":" + *port
	_, _ = net.Listen("tcp", strings.Trim(addr, " /")) // want `port 8802 by default of 127\.0\.0\.1`
}

func lowered() {
	_, _ = net.Listen("tcp", strings.ToLower(*web+":8808")) // want `port 8808 .*of 127\.0\.0\.1`
}

func given(addr string) {
	_, _ = net.Listen("tcp", strings.Replace(addr, "*", "", 1))
}

func give() {
	given(*web + ":8809") // want `port 8809 .*of 127\.0\.0\.1`
	given("*:8810")       // want `port 8810 of all interfaces`
}

// Here the port may be another.
func unknown() {
	addr := *host + ":8899"
	_, _ = net.Listen("tcp", strings.Replace(addr, "99", "00", 1))
	_, _ = net.Listen("tcp", strings.Replace(addr, "8", os.Args[1], 1))
	_, _ = net.Listen("tcp", strings.Replace(addr, ":8", "", 1))
	_, _ = net.Listen("tcp", strings.TrimSuffix(*host+":"+*port, "02"))
	_, _ = net.Listen("tcp", strings.TrimRight(addr, "9"))
}
