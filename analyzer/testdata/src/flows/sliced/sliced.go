// Package sliced binds what functions that spell no address have a part in: they are read
// all the same.
package sliced

import (
	"flag"
	"net"
	"net/http"

	"flows/sliced/runtime"
)

type state struct{ count int }

func increase(s *state) {
	for range 3 {
		s.count++
	}
}

func afterCount() {
	var s state
	increase(&s)
	if s.count != 0 {
		_, _ = net.Listen("tcp", ":8001") // want `port 8001 of all interfaces`
	}
}

func tagged(address string, tags map[string]string) {
	if len(tags) == 0 {
		return
	}
	_, _ = net.Listen("tcp", address)
}

func put(tags map[string]string) { tags["a"] = "b" }

func afterPut() {
	tags := map[string]string{}
	put(tags)
	tagged(":8002", tags) // want `port 8002 of all interfaces`
}

type options struct {
	enabled bool
	address string
}

func (o *options) addFlags(fs *flag.FlagSet) {
	fs.BoolVar(&o.enabled, "debug", o.enabled, "")
	fs.StringVar(&o.address, "debug-addr", o.address, "")
}

func newOptions() *options { return &options{address: "localhost:8003"} }

func inClosure() {
	o := newOptions()
	o.addFlags(flag.CommandLine)
	flag.Parse()
	if o.enabled {
		go func(addr string) { // want `port 8003 by default of localhost`
			_ = http.ListenAndServe(addr, nil)
		}(o.address)
	}
}

func viaServer() {
	rt := runtime.New(runtime.Params{Addrs: &[]string{"127.0.0.1:8004"}})
	_ = rt.Serve() // want `port 8004 by default of 127\.0\.0\.1`
}
