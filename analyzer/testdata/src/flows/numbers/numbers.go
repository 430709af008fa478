// Package numbers has numbers that bound a port and are none.
package numbers

import (
	"flag"
	"fmt"
	"math/rand"
	"net"
	"os"
	"strconv"
	"sync/atomic"
)

func random() {
	_, _ = net.Listen("tcp", fmt.Sprintf(":%d", 10000+rand.Intn(20000)))
}

func least() {
	if port, err := strconv.Atoi(os.Getenv("PORT")); err == nil {
		_, _ = net.Listen("tcp", fmt.Sprintf(":%d", min(port, 65535)))
	}
}

func flagged() {
	port := flag.Int("port", 8001, "port to listen on")
	_, _ = net.Listen("tcp", fmt.Sprintf(":%d", *port)) // want `port 8001 by default`
}

var last uint32

// counted takes one more, which is no default of what is counted.
func counted() {
	n := atomic.AddUint32(&last, 1)
	_, _ = net.Listen("tcp", fmt.Sprintf(":%d", n))
	_, _ = net.Listen("tcp", fmt.Sprintf(":%d", atomic.LoadUint32(&last)))
}
