// Package numbers has numbers that bound a port and are none.
package numbers

import (
	"flag"
	"fmt"
	"math/rand"
	"net"
	"os"
	"strconv"
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
