// Package conf binds what its fields say.
package conf

import "net"

type Config struct{ Addr string }

// Default returns what is bound unless somebody says otherwise.
func Default() *Config { return &Config{Addr: ":8080"} }

func (c *Config) Listen() (net.Listener, error) { return net.Listen("tcp", c.Addr) }

type hidden struct{ c Config }

func (h hidden) Open() (net.Listener, error) { return h.c.Listen() }

func Hidden() hidden { return hidden{*Default()} }
