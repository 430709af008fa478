// Package service makes what it declares a flag for.
package service

import "flag"

type Options struct{ Port int }

func New() *Options { return &Options{} }

func (o *Options) AddFlags(fs *flag.FlagSet) {
	fs.IntVar(&o.Port, "port", 8622, "port to listen on")
}
