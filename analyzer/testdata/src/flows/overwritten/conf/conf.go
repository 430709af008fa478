// Package conf sets the fields of a struct, on every way through its functions or on some.
package conf

import (
	"net"
	"os"
)

type Config struct{ Host, Port string }

// Load sets both.
func (c *Config) Load() {
	c.Host = "127.0.0.1"
	c.Port = "8510"
	if v := os.Getenv("PORT"); v != "" {
		c.Port = v
	}
}

// Override sets the port, perhaps.
func (c *Config) Override() {
	if v := os.Getenv("PORT"); v != "" {
		c.Port = v
	}
}

// Keep sets the port to what it was, unless it is overridden.
func (c *Config) Keep() {
	port := c.Port
	if v := os.Getenv("PORT"); v != "" {
		port = v
	}
	c.Port = port
}

func (c *Config) Listen() (net.Listener, error) {
	return net.Listen("tcp", net.JoinHostPort(c.Host, c.Port)) // want `port 8510 by default of 127\.0\.0\.1`
}
