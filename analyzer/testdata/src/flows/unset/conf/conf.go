// Package conf has the configuration of a server.
package conf

import "os"

type Config struct {
	Listen  string
	Metrics string
}

func New() *Config { return &Config{Metrics: ":9100"} }

func (c *Config) Load() { c.Listen = os.Getenv("LISTEN") }
