// Package command makes commands, which run when their flags have been declared.
package command

import (
	"flag"
	"net/http"
)

type Config struct{ Addr string }

type Command struct {
	Flags *flag.FlagSet
	Run   func() error
}

func New(c *Config) *Command {
	return &Command{
		Flags: flag.NewFlagSet("serve", flag.ExitOnError),
		Run:   func() error { return http.ListenAndServe(c.Addr, nil) },
	}
}

func Declare(cmd *Command, c *Config, addr string) { cmd.Flags.StringVar(&c.Addr, "addr", addr, "") }

// It is reported where all of it is known.
func Default() *Command {
	var c Config
	cmd := New(&c) // want `port 8641 by default`
	Declare(cmd, &c, ":8641")
	return cmd
}
