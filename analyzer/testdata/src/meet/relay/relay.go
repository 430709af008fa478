// Package relay knows the store only by way of package plain.
package relay

import (
	"meet/plain"
	"meet/right" // want `warning exclusive: .*port 7021 by default` `warning exclusive: .*port 7022 by default`
)

func Serve() error { return right.Serve(plain.Options()) }
