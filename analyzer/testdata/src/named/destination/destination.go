// Package destination declares settings with the place where they go.
package destination

import (
	"flag"
	"fmt"
	"net"

	"example.org/cli"

	"named/handed/endpoint"
)

var (
	addr   string
	port   int
	config endpoint.Config
)

func app() *cli.App {
	var local, host string
	return &cli.App{
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "listen", Value: "0.0.0.0:7161", Destination: &addr},
			&cli.IntFlag{Name: "port", Value: 7162, Destination: &port},
			&cli.StringFlag{Name: "endpoint", Value: ":7163", Destination: &config.Addr},
			&cli.StringFlag{Name: "admin-listen", Value: "127.0.0.1:7164", Destination: &local},
			&cli.StringFlag{Name: "host", Value: "127.0.0.1", Destination: &host},
		},
		Action: func(c *cli.Context) error {
			_, _ = net.Listen("tcp", addr)                         // want `port 7161 by default of all interfaces`
			_, _ = net.Listen("tcp", fmt.Sprintf(":%d", port))     // want `port 7162 by default of all interfaces`
			_, _ = net.Listen("tcp", local)                        // want `port 7164 by default of 127\.0\.0\.1`
			_, _ = net.Listen("tcp", fmt.Sprintf("%s:7165", host)) // want `port 7165 .*of 127\.0\.0\.1`
			return endpoint.Serve(config)                          // want `port 7163 by default of all interfaces`
		},
	}
}

// A table is another list of flags, for the standard library.
type row struct {
	name, value string
	to          *string
}

func table() error {
	var addr, level string
	for _, r := range []row{{"addr", ":7171", &addr}, {"level", "7971", &level}} {
		flag.StringVar(r.to, r.name, r.value, "")
	}
	flag.Parse()
	_, _ = net.Listen("tcp", ":"+level)
	_, err := net.Listen("tcp", addr) // want `port 7171 by default of all interfaces`
	return err
}

type setter struct{ p *string }

func (s *setter) set(v string) { *s.p = v }

// What a method stores through a pointer in a field is stored where that leads.
func set() error {
	var addr string
	s := &setter{&addr}
	s.set(":7181")
	_, err := net.Listen("tcp", addr) // want `port 7181 .*of all interfaces`
	return err
}

// A literal with a pointer and a number of another kind declares nothing.
type probe struct {
	name  string
	limit int
	port  *int
}

func probed() (*probe, error) {
	port := 7191
	p := &probe{"probe", 7991, &port}
	_, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port)) // want `port 7191 .*of 127\.0\.0\.1`
	return p, err
}
