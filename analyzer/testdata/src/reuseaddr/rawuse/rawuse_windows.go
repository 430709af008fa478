// Package rawuse uses the helpers of another package.
package rawuse

import (
	"syscall"

	"reuseaddr/rawsock"
)

func Share(c *rawsock.Conn) error {
	o := rawsock.Option{Level: syscall.SOL_SOCKET, Name: syscall.SO_REUSEADDR, Len: 4}
	return o.SetInt(c, 1) // want `error reuseaddr: `
}

func Buffer(c *rawsock.Conn) error {
	o := rawsock.Option{Level: syscall.SOL_SOCKET, Name: syscall.SO_RCVBUF, Len: 4}
	return o.SetInt(c, 1)
}
