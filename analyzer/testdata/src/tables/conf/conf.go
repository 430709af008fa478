// Package conf holds ports in package variables and tables.
package conf

// Default is filled in field by field.
var Default Config

type Config struct {
	Addr, Admin string
	Port        int
	Peer        string
}

func init() {
	Default.Addr = ":7221"
	Default.Port = 7222
	Default.Peer = ":7981"
}

// Plain variables.
var (
	Addr     = ":7223"
	Port     = 7224
	Replaced = ""
)

func init() { Replaced = ":7225" }
