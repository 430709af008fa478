// Package conf has configuration with defaults. It binds nothing, and neither
// do those that it imports.
package conf

import (
	"net"
	"strconv"
)

// A Config is filled in here and read elsewhere.
type Config struct {
	Web     Web
	Metrics Metrics
	Peers   []string
	Timeout int
}

type Web struct {
	Addr string
	host string
	port int
}

type Metrics struct {
	Listen  string
	Port    uint16
	Backend string // an address of somebody else
}

func Default() Config {
	return Config{
		Web:     Web{Addr: ":7001", host: "0.0.0.0", port: 7002},
		Metrics: Metrics{Listen: "127.0.0.1:7003", Port: 7004, Backend: "10.0.0.1:7999"},
		Peers:   []string{"10.0.0.2:7998"},
		Timeout: 7997,
	}
}

// Address formats what only this package can read.
func (w Web) Address() string { return net.JoinHostPort(w.host, strconv.Itoa(w.port)) }

// Port is a plain getter.
func (w Web) Port() int { return w.port }
