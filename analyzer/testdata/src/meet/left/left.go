// Package left stores defaults.
package left

import "meet/types"

func Defaults(o *types.Options) {
	o.Listen = ":7021"
	o.Admin.Port = 7022
	o.Relay = "0"
}
