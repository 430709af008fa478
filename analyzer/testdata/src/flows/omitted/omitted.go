// Package main listens on an address that its configuration may name and that has no
// default.
package main

import (
	"log"
	"net/http"

	"flows/omitted/config"
)

type app struct{ cfg *config.Config }

func (a *app) web() { http.ListenAndServe(a.cfg.Web.Addr, nil) }

func (a *app) metrics() {
	if a.cfg.Metrics.Addr == "" {
		return
	}
	http.ListenAndServe(a.cfg.Metrics.Addr, nil)
}

func main() {
	cfg, err := config.Load()
	if err != nil {
		log.Fatal(err)
	}
	a := &app{cfg: cfg}
	go a.web() // want `port 8090 by default`
	a.metrics()
}
