package rules

import (
	"fmt"
	"strings"
)

// An Option is what a caller has set on its socket before bind. The two
// options exclude each other: with one set, setsockopt of the other fails
// with WSAEINVAL.
type Option uint8

const (
	// Default means that neither option is set.
	Default Option = iota
	// ReuseAddr is SO_REUSEADDR (0x0004), which on Windows lets the socket
	// bind a port that is in use by another one.
	ReuseAddr
	// ExclusiveAddrUse is SO_EXCLUSIVEADDRUSE (^SO_REUSEADDR, that is -5),
	// which keeps others from binding the port.
	ExclusiveAddrUse
)

// Options returns the options in the order of the article's tables.
func Options() []Option {
	return []Option{Default, ReuseAddr, ExclusiveAddrUse}
}

// String returns "default", "SO_REUSEADDR" or "SO_EXCLUSIVEADDRUSE".
func (o Option) String() string {
	switch o {
	case Default:
		return "default"
	case ReuseAddr:
		return "SO_REUSEADDR"
	case ExclusiveAddrUse:
		return "SO_EXCLUSIVEADDRUSE"
	}
	return fmt.Sprintf("Option(%d)", uint8(o))
}

// InArticle returns the option as the heads of Tables 2 to 4 spell it.
func (o Option) InArticle() string {
	if o == Default {
		return "Default"
	}
	return o.String()
}

// ParseOption reads what [Option.String] writes, and shorter forms such as
// "reuseaddr", "exclusive" and "none". Case does not matter.
func ParseOption(s string) (Option, error) {
	switch strings.ToLower(s) {
	case "default", "none":
		return Default, nil
	case "so_reuseaddr", "reuseaddr", "reuse":
		return ReuseAddr, nil
	case "so_exclusiveaddruse", "exclusiveaddruse", "exclusive":
		return ExclusiveAddrUse, nil
	}
	return Default, fmt.Errorf("unknown socket option %q (want default, SO_REUSEADDR or SO_EXCLUSIVEADDRUSE)", s)
}
