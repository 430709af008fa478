// Package config makes addresses of constant text.
package config

import (
	"net"
	"net/url"
)

func Admin() *url.URL {
	u, _ := url.Parse("http://127.0.0.1:8003")
	return u
}

func Peer() (*net.TCPAddr, error) { return net.ResolveTCPAddr("tcp", ":8004") }

type Config struct{ ListenURLs []url.URL }

func New() *Config {
	u, _ := url.Parse("http://localhost:8005")
	return &Config{ListenURLs: []url.URL{*u}}
}
