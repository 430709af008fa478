// Package lib binds what a field holds in one of two ways.
package lib

import (
	"context"
	"net"
)

type Config struct {
	Addr string
	Lc   *net.ListenConfig
}

func NewConfig() *Config { return &Config{Addr: ":8201"} }

func open(lc *net.ListenConfig, addr string) (net.Listener, error) {
	if lc != nil {
		return lc.Listen(context.Background(), "tcp", addr)
	}
	return net.Listen("tcp", addr)
}

func listen(addr string, timeout bool) (net.Listener, error) {
	if timeout {
		return open(&net.ListenConfig{}, addr)
	}
	return open(nil, addr)
}

func Start(c *Config, timeout bool) (net.Listener, error) {
	return listen(c.Addr, timeout) // want `port 8201 by default`
}
