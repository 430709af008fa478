package helpers

import (
	"net"
	"sync"
)

func closures() {
	func() {
		net.Listen("tcp", ":8701") // want `exclusive: .*port 8701`
	}()
	addr := ":8702"
	go func() {
		net.Listen("tcp", addr) // want `exclusive: .*port 8702`
	}()
	defer func(a string) { // want `exclusive: .*port 8703`
		net.Listen("tcp", a)
	}(":8703")
	serve := func(a string) error {
		_, err := net.Listen("tcp", a)
		return err
	}
	serve(":8704")        // want `exclusive: .*port 8704`
	go listen(":8705")    // want `exclusive: .*port 8705`
	defer listen(":8706") // want `exclusive: .*port 8706`
}

func once() {
	var o sync.Once
	o.Do(func() {
		net.Listen("tcp", ":8707") // want `exclusive: .*port 8707`
	})
	later := ":8708"
	o.Do(func() {
		listen(later) // want `exclusive: .*port 8708`
	})
}

// A function value that is one of two.
func values(packet bool) {
	f := listen
	if packet {
		f = named
	}
	f(":8711") // want `exclusive: .*port 8711`
	g := net.Listen
	g("tcp", ":8712") // want `exclusive: .*port 8712`
}

type starter struct {
	listen func(string) (net.Listener, error)
}

func fields() {
	s := starter{listen: listen}
	s.listen(":8713") // want `exclusive: .*port 8713`
}
