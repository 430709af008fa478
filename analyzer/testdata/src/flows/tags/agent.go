package main

import (
	"fmt"
	"net/http"
)

type agentConfig struct {
	Host string `json:",optional"`
	Port int    `json:",default=8078"`
}

type agent struct{ cfg agentConfig }

func (a *agent) start() {
	go func() {
		http.ListenAndServe(fmt.Sprintf("%s:%d", a.cfg.Host, a.cfg.Port), nil) // want `port 8078 by default of all interfaces`
	}()
}

// StartAgent has its configuration from elsewhere.
func StartAgent(c agentConfig) {
	a := &agent{cfg: c}
	a.start()
}
