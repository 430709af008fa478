// Package client connects to what package server binds.
package client

import (
	"net"
	"os"
	"strings"

	"example.org/cli"
)

type Config struct{ Addr, Admin string }

func Default() *Config { return &Config{Addr: "localhost:7401", Admin: "localhost:7491"} }

func (c *Config) Dial() (net.Conn, error) { return net.Dial("tcp", c.Addr) }

var Flags = []cli.Flag{&cli.StringFlag{Name: "client-connect", Value: "localhost:7492"}}

func Run(c *cli.Context) error {
	_, err := net.Dial("tcp", c.String("client-connect"))
	return err
}

// Proxied is told where to listen, and where to.
func Proxied(listen, to string) error {
	ln, err := net.Listen("tcp", listen)
	if err != nil {
		return err
	}
	defer ln.Close()
	_, err = net.Dial("tcp", to)
	return err
}

// A name is cut from the address that it belongs to.
func Name(addr string) string {
	name, _, _ := strings.Cut(addr, ":")
	return name
}

func Unknown() error { return Proxied(os.Getenv("LISTEN"), "localhost:7493") }

func Socket() error { return Proxied(Name("localhost:7494")+":0", "localhost:7495") }

func Known() error { return Proxied(":7403", "localhost:7496") } // want `warning exclusive: .*port 7403 .* fixed wildcard]`
