// Package onefield binds what a field of an object holds that is not known. The package
// alone can set it.
package onefield

import (
	"flag"
	"net"
	"os"
	"strconv"
)

type starter interface{ start() }

func servers() []starter {
	s := &set{addr: ":8002"}
	s.from(os.Getenv("ADDR"))
	f := &flagged{addr: ":8003"}
	flag.StringVar(&f.addr, "addr", f.addr, "address to listen on")
	return []starter{&fixed{addr: ":8001"}, s, f, newGiven(8004), &Open{Addr: ":8006"}}
}

// fixed has one address wherever it is made.
type fixed struct {
	addr string
	n    int
}

func (s *fixed) start() {
	_, _ = net.Listen("tcp", s.addr) // want `port 8001 of all interfaces`
}

// set may be given another address.
type set struct{ addr string }

func (s *set) from(env string) {
	if env != "" {
		s.addr = env
	}
}

func (s *set) start() {
	_, _ = net.Listen("tcp", s.addr) // want `port 8002 by default of all interfaces`
}

// flagged hands the address of its field to a flag.
type flagged struct{ addr string }

func (s *flagged) start() {
	_, _ = net.Listen("tcp", s.addr) // want `port 8003 by default of all interfaces`
}

// given has the port that the only call of a function passes.
type given struct{ port int }

func newGiven(port int) *given { return &given{port: port} }

func (s *given) start() {
	_, _ = net.Listen("tcp", ":"+strconv.Itoa(s.port)) // want `port 8004 of all interfaces`
}

// Open has a field that other packages may set.
type Open struct{ Addr string }

func (s *Open) start() {
	_, _ = net.Listen("tcp", s.Addr) // want `port 8006 by default of all interfaces`
}
