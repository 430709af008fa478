// Package flags declares flags with the standard library, in the ways that
// people do.
package flags

import (
	"flag"
	"fmt"
	"net"
	"os"
)

// Options are flags together.
type Options struct {
	Addr    string
	Port    int
	Nested  struct{ Addr string }
	Peer    string
	Ephemer string
}

// AddFlags registers what package flags and its users bind.
func (o *Options) AddFlags(fs *flag.FlagSet) {
	fs.StringVar(&o.Addr, "addr", ":7131", "listen")
	fs.IntVar(&o.Port, "port", 7132, "listen")
	fs.StringVar(&o.Nested.Addr, "nested-addr", "localhost:7133", "listen")
	fs.StringVar(&o.Peer, "peer", "localhost:7931", "connect")
	fs.StringVar(&o.Ephemer, "any", ":0", "listen")
}

type server struct{ opts *Options }

func (s *server) run() {
	net.Listen("tcp", s.opts.Addr)                     // want `warning exclusive: .*port 7131 by default.* default wildcard]`
	net.Listen("tcp", fmt.Sprintf(":%d", s.opts.Port)) // want `warning exclusive: .*port 7132 by default.* default wildcard]`
	net.Listen("tcp", s.opts.Nested.Addr)              // want `note exclusive: .*port 7133 by default.* default specific]`
	net.Listen("tcp", s.opts.Ephemer)
	net.Dial("tcp", s.opts.Peer)
}

// A flag set of its own, in a closure.
func command() func([]string) error {
	fs := flag.NewFlagSet("serve", flag.ContinueOnError)
	var (
		addr = fs.String("addr", ":7134", "listen")
		port = fs.Uint("port", 7135, "listen")
		peer = fs.String("peer", ":7932", "connect")
	)
	return func(args []string) error {
		if err := fs.Parse(args); err != nil {
			return err
		}
		if _, err := net.Listen("tcp", *addr); err != nil { // want `warning exclusive: .*port 7134 by default.* default wildcard]`
			return err
		}
		if _, err := net.ListenPacket("udp", fmt.Sprintf("0.0.0.0:%d", *port)); err != nil { // want `warning exclusive: udp .*port 7135 by default.* default wildcard]`
			return err
		}
		_, err := net.Dial("tcp", *peer)
		return err
	}
}

// A default that the environment may give.
var fromEnv = flag.String("e", env("ADDR", ":7136"), "listen")

func env(name, otherwise string) string {
	if v, ok := os.LookupEnv(name); ok {
		return v
	}
	return otherwise
}

func environment() { net.Listen("tcp", *fromEnv) } // want `warning exclusive: .*port 7136 by default.* default wildcard]`
