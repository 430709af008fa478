// Package srv has constructors that copy settings and change others beside them.
package srv

import "net"

type Config struct {
	Addr  string
	Limit int
	Tags  []string
}

type Server struct{ cfg Config }

// New changes a field beside those that came with a literal.
func New(addr string) *Server {
	s := &Server{cfg: Config{Addr: addr}}
	s.cfg.Limit = 5
	return s
}

// Tagged does so before the literal is copied.
func Tagged(addr string, tags ...string) *Server {
	cfg := Config{Addr: addr}
	cfg.Tags = append(cfg.Tags, tags...)
	return &Server{cfg: cfg}
}

// Limited changes its copy of what it is given.
func Limited(cfg Config) *Server {
	if cfg.Limit == 0 {
		cfg.Limit = 10
	}
	return &Server{cfg: cfg}
}

func (s *Server) Start() { net.Listen("tcp", s.cfg.Addr) }
