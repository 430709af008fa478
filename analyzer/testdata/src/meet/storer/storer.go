// Package storer stores ports into what a package below it binds. It starts
// nothing itself.
package storer

import "meet/srv"

// Fallback is for those who have no configuration.
var Fallback = &srv.Config{Addr: ":7011"} // want `warning exclusive: .*port 7011 by default.* default wildcard]`

// Complete fills in what a user has left out.
func Complete(c *srv.Config) {
	if c.Gateway == "" {
		c.Gateway = "localhost:7012" // want `note exclusive: .*port 7012 by default.* default specific]`
	}
	if c.Port == 0 {
		c.Port = 7013 // nothing binds it
	}
}
