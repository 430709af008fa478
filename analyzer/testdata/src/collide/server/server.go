// Package server has the same names as package client, for other things.
package server

import (
	"net"

	"example.org/cli"
)

type Config struct{ Addr, Admin string }

func Default() *Config { return &Config{Addr: ":7401"} }

func (c *Config) Serve() error {
	_, err := net.Listen("tcp", c.Addr) // want `warning exclusive: .*port 7401 .* wildcard]`
	return err
}

// ServeAdmin is for those who have an address for it.
func (c *Config) ServeAdmin() error {
	_, err := net.Listen("tcp", c.Admin)
	return err
}

var Flags = []cli.Flag{&cli.StringFlag{Name: "server-listen", Value: ":7402"}}

func Run(c *cli.Context) error {
	_, err := net.Listen("tcp", c.String("server-listen")) // want `warning exclusive: .*port 7402 by default`
	return err
}
