package hosts

import (
	"fmt"
	"net"
	"net/http"
)

// A store keeps settings by name.
type store interface {
	SetDefault(name string, v any)
	String(name string) string
	Int(name string) int
}

func declare(s store) {
	s.SetDefault("web.host", "127.0.0.1")
	s.SetDefault("web.port", 8050)
	s.SetDefault("api.host", "0.0.0.0")
}

// The host of a setting is got by name, as its port is.
func byName(s store) {
	declare(s)
	addr := fmt.Sprintf("%s:%d", s.String("web.host"), s.Int("web.port"))
	_ = http.ListenAndServe(addr, nil)                                         // want `note exclusive: .*port 8050 by default of 127\.0\.0\.1`
	_, _ = net.Listen("tcp", net.JoinHostPort(s.String("web.host"), "8051"))   // want `port 8051 .*of 127\.0\.0\.1`
	_, _ = net.Listen("tcp", net.JoinHostPort(s.String("api.host"), "8052"))   // want `port 8052 .*of all interfaces`
	_, _ = net.Listen("tcp", net.JoinHostPort(s.String("other.host"), "8053")) // want `warning exclusive: .*port 8053 lacks`
}
