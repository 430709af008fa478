// Package config keeps settings in variables, which others may set.
package config

// Listen and Port are set by flags, in another package.
var (
	Listen = "[::]:8001"
	Port   = 8002
)

// Fixed is none that others may set.
const Fixed = ":8003"

var hidden = ":8004"

// Hidden returns what nobody sets.
func Hidden() string { return hidden }

// Servers holds one more setting.
var Servers = struct{ Addr string }{":8005"}
