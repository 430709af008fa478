package srv

import "net/http"

// A Looper serves until it fails.
type Looper interface{ Loop() error }

type looper struct{ server *http.Server }

func newLooper(server *http.Server) Looper { return &looper{server} }

func (l *looper) Loop() error { return l.server.ListenAndServe() }

// Service serves on addresses.
type Service struct{ Addrs []string }

// Loops returns functions that serve.
func (s *Service) Loops() (loops []func() error) {
	for _, addr := range s.Addrs {
		loop, _ := s.loop(addr)
		loops = append(loops, loop)
	}
	return loops
}

func (s *Service) loop(addr string) (func() error, Looper) {
	l := newLooper(&http.Server{Addr: addr})
	return l.Loop, l
}
