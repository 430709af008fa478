package options

import (
	"net"
	"strings"
)

// settings are what options set for a function that listens itself.
type settings struct{ hosts string }

type Setting func(*settings)

func WithHosts(hosts string) Setting { return func(s *settings) { s.hosts = hosts } }

type api struct{ hosts string }

func (a *api) serve() {
	for _, host := range strings.Split(a.hosts, ",") {
		net.Listen("tcp", host)
	}
}

// Listen listens on the addresses that it is given, if any.
func Listen(opts ...Setting) {
	s := settings{}
	for _, o := range opts {
		o(&s)
	}
	if len(s.hosts) > 0 {
		a := &api{hosts: s.hosts}
		go func() { a.serve() }()
	}
}
