// Package optioned makes servers of another package, with options of that
// package and of its own.
package optioned

import (
	"flag"
	"os"

	"flows/options"
)

func defaults() { options.New().Start() } // want `warning exclusive: .*port 7321 by default`

func chosen() {
	options.New(options.WithAddr("127.0.0.1:7323")).Start() // want `note exclusive: .*port 7323 `
}

func list() {
	opts := []options.Option{options.WithBackend(":7393")}
	opts = append(opts, options.WithAddr(":7324"))
	options.New(opts...).Start() // want `warning exclusive: .*port 7324 `
}

func own() options.Option { return options.WithAddr(":7325") }

func composed() {
	options.New(own()).Start() // want `warning exclusive: .*port 7325 `
}

// The port is the system's, or the configuration's.
func clean() {
	options.New(options.WithAddr(":0")).Start()
	options.New(options.WithAddr(os.Getenv("ADDR"))).Start()
}

// The other package listens at once.
var hosts = flag.String("hosts", ":7327", "addresses to listen on")

func listening() {
	options.Listen(options.WithHosts(":7326")) // want `warning exclusive: .*port 7326 `
	options.Listen(options.WithHosts(*hosts))  // want `warning exclusive: .*port 7327 by default`
	options.Listen()
	options.Listen(options.WithHosts(os.Getenv("HOSTS")))
}

// A function adds options of its own to those that it is given.
func backed(opts ...options.Option) {
	options.New(append([]options.Option{options.WithBackend(":7395")}, opts...)...).Start()
}

func served(opts ...options.Option) {
	options.New(append(opts, options.WithBackend(":7396"))...).Start()
}

func adding() {
	backed(options.WithAddr(":7328")) // want `warning exclusive: .*port 7328 `
	served(options.WithAddr(":7329")) // want `warning exclusive: .*port 7329 `
	backed(options.WithAddr(":0"))
	served(options.WithAddr(":0"))
	backed(options.WithAddr(os.Getenv("ADDR")))
}
