// Package copier copies a default from the field of one package into that of
// another: it is the first that knows both.
package copier

import (
	"meet/conf"
	"meet/srv" // want `warning exclusive: .*port 7001 by default.* default wildcard]`
)

func Server(c *conf.Config) *srv.Server {
	return srv.New(&srv.Config{Addr: c.Web.Addr})
}
