package overwritten

import (
	"net"
	"os"

	"flows/overwritten/complete"
)

type settings struct {
	addr  string
	port  int
	inner struct{ host string }
}

func (s *settings) setDefaults() {
	if s.addr == "" {
		s.addr = "127.0.0.1:8530"
	}
	setInner(&s.inner.host)
	if s.port != 0 {
		return
	}
	s.port = 8531
}

func (s *settings) setPort() {
	if s.port <= 0 {
		s.port = 8540
	}
}

func setInner(host *string) {
	if len(*host) == 0 {
		*host = "127.0.0.1"
	}
}

// A default is put only where nothing is set.
func filled() {
	s := settings{addr: "127.0.0.1:8532"}
	s.setDefaults()
	_, _ = net.Listen("tcp", s.addr) // want `port 8532 of 127\.0\.0\.1`
	s = settings{addr: "127.0.0.1:0"}
	s.setDefaults()
	_, _ = net.Listen("tcp", s.addr)
	s = settings{addr: os.Args[1]}
	s.setDefaults()
	_, _ = net.Listen("tcp", s.addr) // want `port 8530 by default`
}

func filledByNumber() {
	s := settings{port: 8533}
	s.setDefaults()
	_, _ = net.ListenTCP("tcp", &net.TCPAddr{Port: s.port}) // want `port 8533 of all interfaces`
}

func filledBelow() {
	s := settings{port: -1}
	s.setPort()
	_, _ = net.ListenTCP("tcp", &net.TCPAddr{Port: s.port}) // want `port 8540 of all interfaces`
}

func filledWithin() {
	var s settings
	s.inner.host = "127.0.0.2"
	s.setDefaults()
	_, _ = net.Listen("tcp", s.inner.host+":8534") // want `port 8534 of 127\.0\.0\.2`
}

func filledPerhaps() {
	s := settings{}
	if len(os.Args) > 1 {
		s.setDefaults()
	}
	_, _ = net.Listen("tcp", s.addr) // want `port 8530 by default of 127\.0\.0\.1`
}

// As much is known in another package.
func filledElsewhere() {
	c := complete.Config{Host: "127.0.0.1", Port: "8535"}
	c.Complete()
	_, _ = net.Listen("tcp", c.Host+":"+c.Port) // want `port 8535 of 127\.0\.0\.1`
	s := complete.NewServer(complete.Config{Port: "8536"})
	_, _ = net.Listen("tcp", s.Config.Host+":"+s.Config.Port) // want `port 8536 of 127\.0\.0\.3`
	s = complete.NewServer(complete.Config{})
	_, _ = net.Listen("tcp", s.Config.Host+":"+s.Config.Port) // want `port 8537 of 127\.0\.0\.3`
}

// One that asks for something else replaces what is set.
func (s *settings) force(all bool) {
	if s.port == 0 || all {
		s.addr = "127.0.0.1:8538"
	}
}

func forced() {
	s := settings{addr: "127.0.0.1:8539"}
	s.force(len(os.Args) > 1)
	_, _ = net.Listen("tcp", s.addr) // want `port 8538 or 8539 by default`
}
