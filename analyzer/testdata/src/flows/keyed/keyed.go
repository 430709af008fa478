// Package keyed listens on settings that are kept in maps.
package keyed

import (
	"net"
	"os"

	"flows/keyed/config"
)

func direct() {
	_, _ = net.Listen("tcp", config.Addrs["listen"]) // want `port 8001 by default of 127\.0\.0\.1`
	_, _ = net.Dial("tcp", config.Addrs["peer"])
	_, _ = net.Listen("tcp", config.Addrs["missing"])
}

func methods() {
	for _, addr := range config.Current.ListenAddrs() {
		_, _ = net.Listen("tcp", addr) // want `port 8002 by default of 127\.0\.0\.1`
	}
	_, _ = net.Listen("tcp", config.Current.MetricsAddr()) // want `port 8003 by default of all interfaces`
}

var own = map[string]string{"peer": "db:5435"}

func set() {
	own["listen"] = ":8004"
	if addr := os.Getenv("ADDR"); addr != "" {
		own["listen"] = addr
	}
	own["other"] = os.Getenv("OTHER")
	_, _ = net.Listen("tcp", own["listen"]) // want `port 8004 by default of all interfaces`
	_, _ = net.Listen("tcp", own["other"])
	_, _ = net.Dial("tcp", own["peer"])
}

func local() {
	addrs := map[string]string{"a": "127.0.0.1:8005", "b": "db:5436"}
	_, _ = net.Listen("tcp", addrs["a"]) // want `port 8005 of 127\.0\.0\.1`
	addrs["a"] = "127.0.0.1:8006"
	_, _ = net.Listen("tcp", addrs["a"]) // want `port 8006 of 127\.0\.0\.1`
}

func all() {
	for _, addr := range map[string]string{"a": "127.0.0.1:8007"} {
		_, _ = net.Listen("tcp", addr) // want `port 8007 (by default )?of 127\.0\.0\.1`
	}
}
