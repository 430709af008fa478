// Package imports imports what does not exist, and what does not compile.
package imports

import (
	"net"

	"broken/types"
	"example.com/missing"
)

func f() {
	types.f()
	net.Listen("tcp", missing.Addr)
}
