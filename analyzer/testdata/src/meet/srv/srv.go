// Package srv binds what it is told. It knows of no port.
package srv

import "net"

type Config struct {
	Addr    string
	Port    int
	Gateway string
}

type Server struct {
	cfg *Config
	lis net.Listener
}

func New(c *Config) *Server { return &Server{cfg: c} }

func (s *Server) Start() (err error) {
	s.lis, err = net.Listen("tcp", s.cfg.Addr)
	return err
}

func (s *Server) Gateway() (err error) {
	s.lis, err = net.Listen("tcp", s.cfg.Gateway)
	return err
}
