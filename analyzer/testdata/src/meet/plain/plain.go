// Package plain has nothing to do with sockets. What its imports know of each
// other's fields goes through it.
package plain

import (
	"meet/left"
	"meet/types"
)

func Options() *types.Options {
	o := &types.Options{}
	left.Defaults(o)
	return o
}
