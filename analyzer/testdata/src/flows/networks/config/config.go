// Package config says where to listen.
package config

// Listen is one address.
type Listen struct {
	Proto, Addr string
}

// Default is what is listened on by default.
func Default() Listen { return Listen{"tcp4", ":9601"} }

// Logs is where logs are received.
func Logs() *Listen {
	l := new(Listen)
	l.Proto, l.Addr = "udp", "127.0.0.1:9602"
	return l
}
