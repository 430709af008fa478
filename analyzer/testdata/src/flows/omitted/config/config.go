// Package config has a server that is off by default.
package config

import (
	"encoding/json"
	"os"
)

type Metrics struct{ Addr, Path string }

type Web struct{ Addr string }

type Config struct {
	Web     Web
	Metrics Metrics
}

func Default() *Config {
	return &Config{Web: Web{Addr: ":8090"}, Metrics: Metrics{Path: "/metrics"}}
}

func Load() (*Config, error) {
	c := Default()
	data, err := os.ReadFile("c.json")
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(data, c); err != nil {
		return nil, err
	}
	return c, nil
}
