// Package invoked binds what methods of interfaces return: which method is meant is
// known where the object is passed.
package invoked

import (
	"net"
	"os"
)

type service interface{ Addr() string }

type admin struct{}

func (admin) Addr() string { return ":8001" }

type echo struct{ port string }

func (e *echo) Addr() string { return ":" + e.port }

type user struct{}

func (user) Addr() string { return os.Args[1] }

func run(s service) { _, _ = net.Listen("tcp", s.Addr()) }

func byInterface() {
	run(admin{})                // want `port 8001 of all interfaces`
	run(&echo{port: "8002"})    // want `port 8002 of all interfaces`
	run(&echo{port: args()})    // of the command line
	run(user{})                 // of the command line
	run(&echo{"0"})             // ephemeral
	run(any(os.Args).(service)) // not known
}

func args() string { return os.Args[2] }

func byList() {
	for _, s := range []service{admin{}, &echo{"8003"}} {
		run(s) // want `port 8001 or 8003 by default`
	}
}

func generic[S service](s S) { _, _ = net.Listen("tcp", s.Addr()) }

func byTypeParameter() {
	generic(admin{})              // want `port 8001 of all interfaces`
	generic[*echo](&echo{"8004"}) // want `port 8004 of all interfaces`
	generic(user{})
}

type server[S service] struct{ s S }

func newServer[S service](s S) *server[S] { return &server[S]{s} }

func (s *server[S]) run() { _, _ = net.Listen("tcp", s.s.Addr()) }

func byGenericType() {
	newServer(admin{}).run()                    // want `port 8001 of all interfaces`
	(&server[*echo]{&echo{port: "8005"}}).run() // want `port 8005 of all interfaces`
	newServer(user{}).run()
}

// A type may stand for an interface of another package, and have methods with a
// receiver that is no pointer.
type address struct{ text string }

func (a address) Network() string { return "tcp" }
func (a address) String() string  { return a.text }

func listen(a net.Addr) { _, _ = net.Listen(a.Network(), a.String()) }

func byOther() {
	listen(address{":8006"})      // want `tcp listener on port 8006`
	listen(&net.TCPAddr{Port: 0}) // ephemeral
}

type value struct{ port string }

func (v value) Addr() string { return ":" + v.port }

func byValues() {
	for _, s := range []service{admin{}, value{"8007"}} {
		run(s) // want `port 8001 or 8007 by default`
	}
}

func addresses(texts []string) (all []net.Addr) {
	for _, t := range texts {
		all = append(all, address{t})
	}
	return all
}

func byAppending() {
	for _, a := range addresses([]string{":8008"}) {
		listen(a) // want `port 8008 by default`
	}
}
