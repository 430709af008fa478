// Package cloned counts on from the port of a copy. There is no copy of nothing, and
// whoever reads a field of one has one.
package cloned

import (
	"net"
	"strconv"
)

type Options struct{ Port int }

func (o *Options) Clone() *Options {
	if o == nil {
		return nil
	}
	c := &Options{}
	*c = *o
	return c
}

// Port 1 is none that anybody asks for.
func Next(o *Options) (net.Listener, error) {
	c := o.Clone()
	c.Port++
	return net.Listen("tcp", ":"+strconv.Itoa(c.Port))
}

func first() {
	Next(&Options{Port: 8661}) // want `port 8662 of all interfaces`
}
