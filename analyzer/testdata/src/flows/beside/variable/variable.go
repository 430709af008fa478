// Package variable has a flag that sets a field.
package variable

import "flag"

type Options struct{ Port int }

func New() *Options {
	var o Options
	flag.IntVar(&o.Port, "listen", 8608, "port to listen on")
	flag.Parse()
	return &o
}
