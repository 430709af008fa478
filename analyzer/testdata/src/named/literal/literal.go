// Package literal declares its flags as literals.
package literal

import (
	"fmt"
	"net"

	"example.org/cli"
)

var addrFlag = &cli.StringFlag{Name: "addr", Usage: "where to listen", Value: ":7111"}

func app() *cli.App {
	return &cli.App{
		Flags: []cli.Flag{
			addrFlag,
			&cli.IntFlag{Name: "port", Value: 7112},
			&cli.StringFlag{Name: "remote", Value: "10.0.0.1:7911"},
			&cli.StringFlag{Name: "level", Value: "7912"},
		},
		Action: run,
		Commands: []*cli.Command{{
			Name:  "admin",
			Flags: []cli.Flag{&cli.StringFlag{Name: "admin-listen", Value: "127.0.0.1:7113", EnvVars: []string{"ADMIN"}}},
			Action: func(c *cli.Context) error {
				_, err := net.Listen("tcp", c.String("admin-listen")) // want `note exclusive: .*port 7113 by default.* default specific]`
				return err
			},
		}},
	}
}

func run(c *cli.Context) error {
	if _, err := net.Listen("tcp", c.String(addrFlag.Name)); err != nil { // want `warning exclusive: .*port 7111 by default.* default wildcard]`
		return err
	}
	if _, err := net.Listen("tcp", fmt.Sprintf(":%d", c.Int("port"))); err != nil { // want `warning exclusive: .*port 7112 by default.* default wildcard]`
		return err
	}
	_, err := net.Dial("tcp", c.String("remote"))
	return err
}
