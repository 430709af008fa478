// Package again knows all of them, and has nothing to add: each bind has been
// reported in the first package that could.
package again

import (
	"meet/above"
	"meet/common"
	"meet/copier"
	"meet/left"
	"meet/right"
	"meet/storer"
)

var (
	_ = above.Server{}
	_ = copier.Server
	_ = left.Defaults
	_ = right.Serve
	_ = storer.Complete
	_ = common.Main
)
