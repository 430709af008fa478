// Package right binds options.
package right

import (
	"net"
	"strconv"

	"meet/types"
)

func Serve(o *types.Options) error {
	_, err := net.Listen("tcp", o.Listen)
	return err
}

func Admin(o *types.Options) error {
	_, err := net.Listen("tcp", net.JoinHostPort("", strconv.Itoa(o.Admin.Port)))
	return err
}

func Relay(o *types.Options) error {
	_, err := net.Listen("tcp", ":"+o.Relay)
	return err
}
