// Package consts has names for socket options.
package consts

const (
	SO_EXCLUSIVEADDRUSE = 0x4
	ExclusiveAddrUse    = -5
)
