// Package filled fills in servers, and binds none.
package filled

import (
	"errors"
	"net/http"
	"time"
)

func WithDefaults(s *http.Server) *http.Server {
	if s.ReadTimeout == 0 {
		s.ReadTimeout = time.Second
	}
	return s
}

func WithRoutes(s *http.Server, h http.Handler) (*http.Server, error) {
	if s.Handler != nil {
		return nil, errors.New("it has routes")
	}
	s.Handler = h
	return s, nil
}

// Newer takes one of two.
func Newer(a, b *http.Server) *http.Server {
	if a == nil {
		return b
	}
	return a
}
