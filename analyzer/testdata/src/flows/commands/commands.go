// Package commands runs commands of another package: what a command finds in its
// configuration is what has been put there since it was made.
package commands

import (
	"flag"

	"flows/commands/command"
)

func main() {
	cmd := command.Default()
	cmd.Flags.Parse(nil)
	cmd.Run()
}

func own() {
	var c command.Config
	cmd := command.New(&c) // want `port 8642 by default`
	command.Declare(cmd, &c, ":8642")
	cmd.Run()
}

func set() {
	c := command.Config{}
	cmd := command.New(&c) // want `port 8643 of`
	c.Addr = ":8643"
	cmd.Run()
}

func setBefore() {
	c := &command.Config{Addr: ":8646"}
	if addr := flag.Arg(0); addr == "-" {
		c.Addr = ":8647"
	}
	command.New(c).Run() // want `port 8646 or 8647 by default`
}
