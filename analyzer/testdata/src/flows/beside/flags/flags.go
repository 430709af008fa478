// Package flags has a flag.
package flags

import "flag"

type Config struct{ Port int }

func Parse() *Config {
	p := flag.Int("port", 8606, "port to listen on")
	flag.Parse()
	return &Config{*p}
}
