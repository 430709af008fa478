// Package above binds what a package below it has as defaults.
package above

import (
	"fmt"
	"net"
	"net/http"

	"meet/conf"
)

// A Server keeps its configuration, whoever made it.
type Server struct {
	cfg *conf.Config
	web conf.Web
}

func (s *Server) Web() error {
	return http.ListenAndServe(s.cfg.Web.Addr, nil) // want `warning exclusive: .*port 7001 by default.* default wildcard]`
}

func (s *Server) Formatted() error {
	_, err := net.Listen("tcp", s.cfg.Web.Address()) // want `warning exclusive: .*port 7002 by default`
	return err
}

func (s *Server) Got() error {
	_, err := net.Listen("tcp", fmt.Sprintf(":%d", s.web.Port())) // want `warning exclusive: .*port 7002 by default.* default wildcard]`
	return err
}

func (s *Server) Metrics() error {
	_, err := net.Listen("tcp", s.cfg.Metrics.Listen) // want `note exclusive: .*port 7003 by default.* default specific]`
	return err
}

func (s *Server) MetricsPort(m conf.Metrics) error {
	_, err := net.ListenPacket("udp", fmt.Sprintf(":%d", m.Port)) // want `warning exclusive: udp .*port 7004 by default.* default wildcard]`
	return err
}

// Dial connects; nothing is bound.
func (s *Server) Dial() error {
	for _, p := range s.cfg.Peers {
		if _, err := net.Dial("tcp", p); err != nil {
			return err
		}
	}
	_, err := net.Dial("tcp", s.cfg.Metrics.Backend)
	return err
}
