// Package flags takes a port from a set of flags of its own.
package flags

import (
	"flag"
	"net"
	"os"
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

// apart takes the setting apart, and puts it together as another type.
func apart(args []string) error {
	set := flag.NewFlagSet("apart", flag.ContinueOnError)
	addr := set.String("listen", "0.0.0.0:8306", "address to listen on")
	backend := set.String("backend", "", "address to connect to")
	if err := set.Parse(args); err != nil {
		return err
	}
	host, service, err := net.SplitHostPort(*addr)
	if err != nil {
		return err
	}
	port, err := strconv.Atoi(service)
	if err != nil {
		return err
	}
	if _, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.ParseIP(host), Port: port}); err != nil { // want `exclusive: tcp listener on port 8306 by default of all interfaces`
		return err
	}
	host, _, err = net.SplitHostPort(*backend)
	if err != nil {
		return err
	}
	_, err = net.Listen("tcp", net.JoinHostPort(host, "0"))
	return err
}

// The host of a default need not be known. An example in an explanation is none.
func ofThisMachine() {
	name, _ := os.Hostname()
	addr := flag.String("addr", name+":8307", "address to listen on")
	admin := flag.String("admin", "", "address to listen on, as "+name+":8308")
	_, _ = net.Listen("tcp", *addr) // want `exclusive: tcp listener on port 8307 by default`
	_, _ = net.Listen("tcp", *admin)
}

func ofOneOfTwo(inside bool) {
	host := "localhost"
	if inside {
		host = "127.0.0.1"
	}
	addr := flag.String("inner", host+":8309", "address to listen on")
	_, _ = net.Listen("tcp", *addr) // want `exclusive: tcp listener on port 8309 by default of 127.0.0.1`
}
