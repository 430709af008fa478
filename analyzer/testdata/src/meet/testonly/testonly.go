// Package testonly is given a port in its tests only.
package testonly

import (
	"net"

	"example.org/settings"
)

type Config struct{ Addr string }

func (c Config) Listen() (net.Listener, error) { return net.Listen("tcp", c.Addr) }

func Named() (net.Listener, error) { return net.Listen("tcp", settings.GetString("named.addr")) }
