// Package below calls a dependency that binds a port: it is told here, and not
// again where this is called.
package below

import "example.org/vendored"

func Serve() error { return vendored.Metrics() } // want `warning exclusive: .*port 7301 .* fixed wildcard]`

// The dependency's default is not what is bound.
func Told(addr string) error { return vendored.Run(addr) }
