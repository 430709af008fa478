// Package read binds what package declared declares, by name.
package read

import (
	"fmt"
	"net"

	"example.org/cli"
	"example.org/settings"

	"named/declared"
)

func serve(c *cli.Context) {
	declared.Register()
	net.Listen("tcp", c.String("p2p-listen"))                // want `warning exclusive: .*port 7121 by default.* default wildcard]`
	net.Listen("tcp", fmt.Sprintf(":%d", c.Int("rpc-port"))) // want `warning exclusive: .*port 7122 by default.* default wildcard]`
	net.Listen("tcp", settings.GetString("store.addr"))      // want `warning exclusive: .*port 7124 by default.* default wildcard]`

	o := new(options).from(c)
	net.Listen("tcp", o.addr)                     // want `warning exclusive: .*port 7121 by default.* default wildcard]`
	net.Listen("tcp", fmt.Sprintf(":%d", o.port)) // want `warning exclusive: .*port 7122 by default.* default wildcard]`

	net.Listen("tcp", fmt.Sprintf(":%d", settings.GetInt(prefixed("http-port")))) // want `warning exclusive: .*port 7125 by default.* default wildcard]`
	net.Listen("tcp", settings.GetString(prefixed("listen-addr")))                // want `warning exclusive: .*port 7126 by default.* default wildcard]`
}

func prefixed(name string) string { return "query." + name }

type options struct {
	addr string
	port int
}

func (o *options) from(c *cli.Context) *options {
	o.addr = c.String("p2p-listen")
	o.port = c.Int("rpc-port")
	return o
}
