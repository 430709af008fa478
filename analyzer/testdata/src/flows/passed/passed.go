// Package passed passes configuration by value: what is in it is known to callers.
package passed

import (
	"flag"
	"net"
	"strconv"

	"flows/passed/config"
)

func run(cfg config.Config) {
	_, _ = net.Listen("tcp", net.JoinHostPort(cfg.Address, strconv.Itoa(cfg.Port)))
}

func byTag() {
	cfg, err := config.Get()
	if err != nil {
		return
	}
	run(cfg) // want `port 10000 by default`
}

type server struct{ cfg config.Config }

func (s server) run() { _, _ = net.Listen("tcp", ":"+strconv.Itoa(s.cfg.Port)) }

func byReceiver() {
	if cfg, err := config.Get(); err == nil {
		(server{cfg}).run() // want `port 10000 by default of all interfaces`
	}
}

type options struct{ port, grpc *int }

func (o options) serve() {
	if *o.grpc == 0 {
		*o.grpc = 10000 + *o.port
	}
	_, _ = net.Listen("tcp", ":"+strconv.Itoa(*o.grpc))
}

func byPointers() {
	o := options{flag.Int("port", 9333, ""), flag.Int("port.grpc", 0, "")}
	flag.Parse()
	o.serve() // want `port 19333 by default of all interfaces`
}

type plain struct{ port, grpc int }

func serve(o plain) {
	if o.grpc == 0 {
		o.grpc = 10000 + o.port
	}
	_, _ = net.Listen("tcp", ":"+strconv.Itoa(o.grpc))
}

func byValues() {
	var o plain
	flag.IntVar(&o.port, "port2", 9334, "")
	flag.IntVar(&o.grpc, "port2.grpc", 0, "")
	flag.Parse()
	serve(o) // want `port 19334 by default of all interfaces`
}
