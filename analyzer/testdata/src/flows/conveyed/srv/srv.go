// Package srv makes servers of what options have set elsewhere.
package srv

import (
	"fmt"
	"net"
	"net/http"
	"net/url"
	"time"
)

type options struct {
	where   string
	targets []string
	timeout time.Duration
}

type Option func(*options)

func With(where string) Option { return func(o *options) { o.where = where } }

func WithTarget(host string, port int) Option {
	return func(o *options) {
		o.targets = append(o.targets, fmt.Sprintf("tcp://%s:%d", host, port))
	}
}

func WithTimeout(d time.Duration) Option { return func(o *options) { o.timeout = d } }

type Server struct{ at string }

// New puts what is set into other fields.
func New(opts ...Option) *Server {
	var o options
	for _, opt := range opts {
		opt(&o)
	}
	return &Server{at: o.where}
}

type Web struct{ http *http.Server }

// NewWeb puts it into an object within another one.
func NewWeb(opts ...Option) *Web {
	o := options{where: "127.0.0.1:8005"}
	for _, opt := range opts {
		opt(&o)
	}
	return &Web{&http.Server{Addr: o.where, ReadTimeout: o.timeout}}
}

// NewOf takes the first of several.
func NewOf(opts ...Option) *Server {
	o := &options{}
	for _, opt := range opts {
		opt(o)
	}
	at := ""
	if len(o.targets) > 0 {
		u, err := url.Parse(o.targets[0])
		if err != nil {
			return nil
		}
		at = u.Host
	}
	return &Server{at: at}
}

func (s *Server) Start() error {
	_, err := net.Listen("tcp", s.at)
	return err
}

func (w *Web) Serve() error { return w.http.ListenAndServe() } // want `port 8005 by default of 127\.0\.0\.1`
