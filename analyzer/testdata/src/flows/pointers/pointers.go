// Package pointers has package variables that point to what is set up later.
package pointers

import (
	"flag"
	"net/http"
	"os"
)

var server = &http.Server{}

func serve() {
	server.Addr = ":8001"
	_ = server.ListenAndServe() // want `port 8001 `
}

var flagged = &http.Server{}

func serveFlagged() {
	flag.StringVar(&flagged.Addr, "addr", ":8002", "address to listen on")
	flag.Parse()
	_ = flagged.ListenAndServe() // want `port 8002 by default`
}

var fromArgs = &http.Server{}

func serveArgs() {
	fromArgs.Addr = os.Args[1]
	_ = fromArgs.ListenAndServe()
}

type Config struct{ Addr string }

var config *Config

func load() {
	config = &Config{}
	if config.Addr == "" {
		config.Addr = ":8003"
	}
}

func serveConfig() {
	load()
	_ = http.ListenAndServe(config.Addr, nil) // want `port 8003 `
}
