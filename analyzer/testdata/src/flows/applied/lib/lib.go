// Package lib has options that anybody can make.
package lib

import "net"

type Config struct{ Addr, Name string }

type Option interface{ Apply(*Config) }

type Addr string

func (a Addr) Apply(c *Config) { c.Addr = string(a) }

type Func func(*Config)

func (f Func) Apply(c *Config) { f(c) }

func Listen(opts ...Option) (net.Listener, error) {
	c := Config{Addr: ":8721"}
	for _, o := range opts {
		o.Apply(&c)
	}
	return net.Listen("tcp", c.Addr)
}
