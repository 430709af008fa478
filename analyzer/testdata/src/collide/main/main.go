// Package main has both.
package main

import (
	"collide/client"
	"collide/server"

	"example.org/cli"
)

func main() {
	s, c := server.Default(), client.Default()
	s.Serve()
	s.ServeAdmin()
	c.Dial()
	app := &cli.App{Commands: []*cli.Command{
		{Name: "server", Flags: server.Flags, Action: server.Run},
		{Name: "client", Flags: client.Flags, Action: client.Run},
	}}
	_ = app
}
