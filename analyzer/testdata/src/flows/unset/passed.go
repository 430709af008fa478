package unset

import (
	"net/http"

	"flows/unset/conf"
)

// Who sets the field of an object that is passed on may be out of sight.
func byMethod() {
	c := conf.New()
	c.Load()
	run(c)
}

func run(c *conf.Config) {
	srv := &http.Server{Addr: c.Listen}
	_ = srv.ListenAndServe()
}

func byCopy() {
	var c conf.Config
	c.Load()
	runCopy(c)
}

func runCopy(c conf.Config) { _ = http.ListenAndServe(c.Listen, nil) }

func byDefault() {
	var c conf.Config
	c.Load()
	runDefault(&c)
}

func runDefault(c *conf.Config) {
	if c.Listen == "" {
		c.Listen = ":8004"
	}
	_ = http.ListenAndServe(c.Listen, nil) // want `port 8004 by default of all interfaces`
}

// One that has been set to nothing is empty.
func byHand() {
	run(&conf.Config{Listen: ""}) // want `port 80 of all interfaces`
}
