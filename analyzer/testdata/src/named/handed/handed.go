// Package handed hands settings that it reads by name to another package, in a struct by
// value.
package handed

import (
	"example.org/cli"

	"named/handed/endpoint"
)

func app() *cli.App {
	return &cli.App{
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "listen-address", Value: "0.0.0.0:7151"},
			&cli.StringFlag{Name: "admin-address", Value: "127.0.0.1:7152"},
		},
		Action: func(c *cli.Context) error {
			return endpoint.Serve(endpoint.Config{Addr: c.String("listen-address")}) // want `warning exclusive: .*port 7151 by default of all interfaces`
		},
		Commands: []*cli.Command{{Name: "admin", Action: admin}},
	}
}

func admin(c *cli.Context) error {
	return endpoint.Config{Addr: c.String("admin-address")}.Serve() // want `note exclusive: .*port 7152 by default of 127\.0\.0\.1`
}
