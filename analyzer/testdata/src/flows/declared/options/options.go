// Package options declares a flag for a field of what it is given.
package options

import "flag"

type Options struct{ Port int }

func (o *Options) AddFlags(fs *flag.FlagSet) {
	fs.IntVar(&o.Port, "port", 8621, "port to listen on")
}
