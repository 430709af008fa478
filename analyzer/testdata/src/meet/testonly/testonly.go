// Package testonly is given a port in its tests only.
package testonly

import "net"

type Config struct{ Addr string }

func (c Config) Listen() (net.Listener, error) { return net.Listen("tcp", c.Addr) }
