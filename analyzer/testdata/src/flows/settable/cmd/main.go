// The program settable binds variables of another package to flags.
package main

import (
	"flag"
	"net"

	"flows/settable/config"
	"flows/settable/server"
)

// Debug is exported, and nobody can import it.
var Debug = "127.0.0.1:8006"

func main() {
	flag.StringVar(&config.Listen, "listen", config.Listen, "address to listen on")
	flag.IntVar(&config.Port, "port", config.Port, "port to listen on")
	flag.StringVar(&config.Servers.Addr, "server", config.Servers.Addr, "address to serve on")
	flag.Parse()
	_, _ = net.Listen("tcp", Debug) // want `port 8006 of 127\.0\.0\.1`
	server.Listen()
}
