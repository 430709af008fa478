// Package declared takes its ports from objects that declare flags for them.
package declared

import (
	"flag"
	"net"
	"strconv"

	"flows/declared/options"
	"flows/declared/service"
)

func own() {
	o := &options.Options{}
	o.AddFlags(flag.CommandLine)
	flag.Parse()
	net.Listen("tcp", ":"+strconv.Itoa(o.Port)) // want `port 8621 by default`
}

func made() {
	o := service.New()
	o.AddFlags(flag.CommandLine)
	flag.Parse()
	net.Listen("tcp", ":"+strconv.Itoa(o.Port)) // want `port 8622 by default`
}

func untouched() {
	o := &options.Options{}
	net.Listen("tcp", ":"+strconv.Itoa(o.Port))
}
