// Package std has types that other packages call through interfaces of their own.
package std

import "net"

type Net struct{}

func (*Net) Listen(network, address string) (net.Listener, error) {
	return net.Listen(network, address)
}

type Server struct{ Address string }

func (s *Server) Serve() error {
	_, err := net.Listen("tcp", s.Address)
	return err
}
