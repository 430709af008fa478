// Package nils hands over the addresses of what has no value yet: such an address is not
// nil.
package nils

import (
	"net"
	"net/http"
)

type Info struct{ Listener net.Listener }

// listen leaves what it opens in a variable of its caller, if there is one.
func listen(addr string, to **Info) error {
	if to == nil {
		return nil
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	*to = &Info{l}
	return nil
}

func intoVariable() {
	var info *Info
	_ = listen(":8001", &info) // want `port 8001 `
}

type server struct {
	info *Info
	Config
}

func intoField(s *server) {
	_ = listen(":8002", &s.info) // want `port 8002 `
}

func nowhere() { _ = listen(":8003", nil) }

type Config struct{ Name string }

// Serve is for who has a configuration.
func (c *Config) Serve(addr string) error {
	if c == nil {
		return nil
	}
	return http.ListenAndServe(addr, nil)
}

func embedded() {
	s := &server{}
	_ = s.Serve(":8004") // want `port 8004 `
}

func element() {
	configs := make([]Config, 2)
	_ = configs[1].Serve(":8005") // want `port 8005 `
}

var held server

func variable() {
	_ = held.Config.Serve(":8006") // want `port 8006 `
}

func without() {
	var c *Config
	_ = c.Serve(":8007")
}

// open opens what is not open yet.
func open(l *net.Listener) (err error) {
	if *l == nil {
		*l, err = net.Listen("tcp", ":8008") // want `port 8008 `
	}
	return err
}

func opened() {
	var l net.Listener
	_ = open(&l)
}

// serveAs serves under a name, which may be empty.
func serveAs(name *string, addr string) {
	if name != nil {
		_ = http.ListenAndServe(addr, nil)
	}
}

func nameless() {
	name := ""
	serveAs(&name, ":8009") // want `port 8009 `
}

// A pointer that leads from one object to the next is nil in the end.
type node struct {
	next *node
	done bool
}

func afterAll(first *node) {
	for n := first; n != nil; n = n.next {
		n.done = true
	}
	_ = http.ListenAndServe(":8010", nil) // want `port 8010 `
}

var queue chan *node

func afterQueue() {
	for {
		n := <-queue
		if n == nil {
			break
		}
		n.done = true
	}
	_ = http.ListenAndServe(":8011", nil) // want `port 8011 `
}

type list struct{ head *node }

func (l *list) afterList() {
	for l.head != nil {
		l.head.done = true
		l.head = l.head.next
	}
	_ = http.ListenAndServe(":8012", nil) // want `port 8012 `
}

func lastOf(first *node) {
	var last *node
	for n := first; n != nil; n = n.next {
		n.done = true
		last = n
	}
	if last == nil {
		_ = http.ListenAndServe(":8013", nil) // want `port 8013 `
	}
}

// What has been written to is something.
func written(n *node) {
	n.done = true
	if n == nil {
		_ = http.ListenAndServe(":8014", nil)
	}
}

// serveIf serves where something is said about it.
func serveIf(on *bool, addr string) {
	if on != nil {
		_ = http.ListenAndServe(addr, nil)
	}
}

type switches struct{ on *bool }

func switched() {
	var on bool
	serveIf(&on, ":8015") // want `port 8015 `
	var s switches
	serveIf(s.on, ":8016")
}
