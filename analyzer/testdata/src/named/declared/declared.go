// Package declared declares settings for those that read them.
package declared

import (
	"example.org/cli"
	"example.org/settings"
)

// Flags are read by package read.
var Flags = []cli.Flag{
	&cli.StringFlag{Name: "p2p-listen", Value: ":7121"},
	&cli.IntFlag{Name: "rpc-port", Value: 7122},
}

func Register() {
	settings.SetDefault("store.addr", "0.0.0.0:7124")
	register("query", 7125)
}

// register makes the name of a flag from a prefix.
func register(prefix string, port int) {
	settings.SetDefault(prefix+".http-port", port)
	settings.SetDefault(prefix+suffixAddr, ":7126")
}

const suffixAddr = ".listen-addr"
