// Package flags takes a port from a set of flags of its own.
package flags

import (
	"flag"
	"net"
	"strconv"
)

// flag.ExitOnError is a number, and no port.
func execute(args []string) error {
	set := flag.NewFlagSet("serve", flag.ExitOnError)
	port := set.Int("port", 8305, "port to listen on")
	if err := set.Parse(args); err != nil {
		return err
	}
	_, err := net.Listen("tcp", "127.0.0.1:"+strconv.Itoa(*port)) // want `exclusive: tcp listener on port 8305 by default of 127.0.0.1`
	return err
}
