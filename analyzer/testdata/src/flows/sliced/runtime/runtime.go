// Package runtime hands addresses on to a server.
package runtime

import "flows/sliced/server"

type Params struct{ Addrs *[]string }

type Runtime struct{ params Params }

var last = map[string]*Runtime{}

func New(p Params) *Runtime {
	rt := &Runtime{params: p}
	return pick(rt, last["x"])
}

func pick(a, b *Runtime) *Runtime {
	if b == nil {
		return a
	}
	return b
}

func (rt *Runtime) Serve() error { return server.New().With(*rt.params.Addrs).Run() }
