// Package endpoint binds what it is given in a struct.
package endpoint

import "net"

type Config struct{ Addr string }

func Serve(c Config) error {
	_, err := net.Listen("tcp", c.Addr)
	return err
}

func (c Config) Serve() error {
	_, err := net.Listen("tcp", c.Addr)
	return err
}
