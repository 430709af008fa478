// Package within sets fields of a struct within another, of which a server gets a copy.
package within

import "flows/within/srv"

type options struct {
	params srv.Params
}

func one() {
	var o options
	o.params.Addr = ":8001" // want `tcp listener on port 8001 by default of all interfaces`
	srv.New(o.params).Serve()
}

func several() {
	var o options
	o.params.Addrs = &[]string{"127.0.0.1:8002"} // want `tcp listener on port 8002 by default of 127\.0\.0\.1`
	srv.New(o.params).ServeAll()
}

// What one field of a struct is given is not what another field of it holds.
func pair(p *srv.Pair) {
	p.Peer.Addr = "peer:8003"
	srv.HookPair(p).ServeMain()
}
