// Package config keeps settings in maps, under their names.
package config

import "os"

// Addrs are settings that others may replace.
var Addrs = map[string]string{
	"listen": "127.0.0.1:8001",
	"peer":   "db:5432",
}

// Load reads settings from the environment.
func Load() {
	for name := range Addrs {
		if v := os.Getenv(name); v != "" {
			Addrs[name] = v
		}
	}
}

type value struct {
	text  string
	list  []string
	count int
}

// Options are settings that are read by methods.
type Options struct{ values map[string]*value }

// Current are the options in force.
var Current *Options

// Defaults returns options with their defaults.
func Defaults() *Options {
	return &Options{values: map[string]*value{
		"LISTEN_ADDR":  {list: []string{"127.0.0.1:8002"}},
		"METRICS_ADDR": {text: ":8003"},
		"PEER_ADDR":    {text: "peer:5433", list: []string{"peer:5434"}},
		"WORKERS":      {count: 16},
	}}
}

// ListenAddrs returns the addresses to listen on.
func (o *Options) ListenAddrs() []string { return o.values["LISTEN_ADDR"].list }

// MetricsAddr returns the address of the metrics.
func (o *Options) MetricsAddr() string { return o.values["METRICS_ADDR"].text }
