// Package traps has names that are declared with defaults of another kind, and
// calls that look like declarations.
package traps

import (
	"fmt"
	"log/slog"
	"net"
	"os"

	"example.org/cli"
	"example.org/settings"
)

func declare() []cli.Flag {
	settings.SetDefault("bind", "eth0")          // no address
	settings.SetDefault("retries", 7921)         // no port
	settings.SetDefault("transport-limit", 7922) // no port, although it sounds like it
	settings.SetDefault("socket", "/run/traps.sock")
	slog.Info("started", "elsewhere", ":7923") // no declaration that "started" is the name of
	os.Setenv("OTHER", ":7924")
	return []cli.Flag{
		&cli.StringFlag{Name: "peer", Value: ":7925"},
		&cli.StringFlag{Name: "listen", Usage: "for example :7926", Value: ""},
	}
}

func bind(c *cli.Context) {
	net.Listen("tcp", settings.GetString("bind")+":0")
	net.Listen("tcp", fmt.Sprintf(":%d", settings.GetInt("retries")))
	net.Listen("tcp", fmt.Sprintf(":%d", settings.GetInt("transport-limit")))
	net.Listen("unix", settings.GetString("socket"))
	net.Listen("tcp", c.String("listen"))
	net.Dial("tcp", c.String("peer"))
	net.Listen("tcp", settings.GetString("start"))
	net.Listen("tcp", os.Getenv("LISTEN"))
}
