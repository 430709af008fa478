// Package serve binds what package conf has in its tags.
package serve

import (
	"net"
	"strconv"

	"tagged/conf"
)

func start(c *conf.Config) {
	net.Listen("tcp", c.Addr)                                           // want `warning exclusive: .*port 7201 by default.* default wildcard]`
	net.Listen("tcp", ":"+strconv.Itoa(c.Port))                         // want `warning exclusive: .*port 7202 by default.* default wildcard]`
	net.Listen("tcp", c.Admin)                                          // want `note exclusive: .*port 7203 by default.* default specific]`
	net.Listen("tcp", net.JoinHostPort(c.Metrics.Host, c.Metrics.Port)) // want `exclusive: .*port 7204 by default`
}

func clean(c *conf.Config, u *conf.Unrelated) {
	net.Dial("tcp", c.Upstream)
	net.Listen("tcp", c.Any)
	net.Listen("tcp", c.Listen+":0")
	net.Listen("tcp", c.Example)
	net.Dial("tcp", u.Any)
}

// own has a default for its own package.
type own struct {
	Bind string `default:"0.0.0.0:7205"`
}

func (o own) start() { net.Listen("tcp", o.Bind) } // want `warning exclusive: .*port 7205 by default.* default wildcard]`
