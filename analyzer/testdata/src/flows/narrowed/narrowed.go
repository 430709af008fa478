// Package narrowed asks for the network before it listens.
package narrowed

import (
	"errors"
	"flag"
	"net"
	"strings"
)

func split(address string) (network, rest string) {
	if path, ok := strings.CutPrefix(address, "unix:"); ok {
		return "unix", path
	}
	return "tcp", address
}

func listen(network, address string) (net.Listener, error) { return net.Listen(network, address) }

var (
	first  = flag.String("first", "127.0.0.1:8001", "address")
	second = flag.String("second", "127.0.0.1:8002", "address")
	third  = flag.String("third", "127.0.0.1:8003", "address")
)

func inline() (net.Listener, error) {
	network, address := split(*first)
	if network == "unix" {
		return net.Listen(network, address)
	}
	return nil, errors.New("no socket of Unix")
}

func called() (net.Listener, error) {
	network, address := split(*second)
	if network != "unix" {
		return nil, errors.New("no socket of Unix")
	}
	return listen(network, address)
}

func both() (net.Listener, error) {
	network, address := split(*third)
	if network == "unix" {
		return listen(network, address)
	}
	return net.Listen(network, address) // want `tcp listener on port 8003 by default`
}

type server struct{ network, address string }

var servers = make(chan *server, 2)

func (s *server) field() (net.Listener, error) {
	if s.network == "unix" {
		return net.Listen(s.network, s.address)
	}
	return nil, errors.New("no socket of Unix")
}

// The field is set in between.
func (s *server) changed() (net.Listener, error) {
	if s.network == "unix" {
		s.network = "tcp"
		return net.Listen(s.network, s.address) // want `tcp listener on port 8004 of 127\.0\.0\.1`
	}
	return nil, errors.New("no socket of Unix")
}

func queue() {
	servers <- &server{"tcp", "127.0.0.1:8004"}
	_, _ = (<-servers).field()
	_, _ = (<-servers).changed()
}
