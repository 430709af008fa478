// Package common is the first that knows both left, which stores, and right,
// which binds.
package common

import (
	"meet/left"
	"meet/right" // want `warning exclusive: .*port 7021 by default.* default wildcard]` `warning exclusive: .*port 7022 by default.* default wildcard]`
	"meet/types"
)

func main() {
	o := load()
	left.Defaults(o)
	start(o)
}

func load() *types.Options { return optionsFrom["file"] }

var optionsFrom = map[string]*types.Options{}

func start(o *types.Options) {
	for _, f := range []func(*types.Options) error{right.Serve, right.Admin, right.Relay} {
		if err := f(o); err != nil {
			panic(err)
		}
	}
}

// Main is for package again.
func Main() { main() }
