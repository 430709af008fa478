// Package srv binds what package conf says: here the two meet.
package srv

import (
	"net"
	"strconv"

	"layers/conf"
)

type Server struct{ c *conf.Config }

func New(c *conf.Config) *Server { return &Server{c: c} }

func (s *Server) Run() error {
	_, err := net.Listen("tcp", s.c.Addr) // want `warning exclusive: .*port 9001.* default `
	return err
}

func (s *Server) RunAdmin() error {
	_, err := net.Listen("tcp", s.c.Admin) // want `note exclusive: .*port 9002.* default `
	return err
}

func (s *Server) RunPort() error {
	_, err := net.Listen("tcp", ":"+strconv.Itoa(s.c.Port)) // want `exclusive: .*port 9003.* default `
	return err
}

func (s *Server) dial() { net.Dial("tcp", s.c.Peer) }

func GRPC()  { net.Listen("tcp", conf.DefaultGRPC) }          // want `exclusive: .*port 9004.* fixed `
func GRPC2() { net.Listen("tcp", conf.Getenv("X", ":9005")) } // want `exclusive: .*port 9005.* default `
