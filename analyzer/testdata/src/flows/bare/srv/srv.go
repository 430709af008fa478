// Package srv has a server whose address is set by an option, or not at all.
package srv

import "net"

type options struct {
	listen string
	name   string
}

type Option func(*options)

func WithListen(addr string) Option { return func(o *options) { o.listen = addr } }

func WithName(name string) Option { return func(o *options) { o.name = name } }

// Fixed is an option itself.
func Fixed(o *options) { o.listen = ":7411" }

type Server struct{ opts options }

func New(opts ...Option) *Server {
	s := &Server{}
	for _, o := range opts {
		o(&s.opts)
	}
	return s
}

func (s *Server) Start() { net.Listen("tcp", s.opts.listen) } // want `warning exclusive: .*port 7411 by default`

// Serve keeps no server.
func Serve(opts ...Option) {
	var o options
	for _, opt := range opts {
		opt(&o)
	}
	net.Listen("tcp", o.listen)
}

// A Proxy is set by its options directly, and holds what they set further down.
type Proxy struct {
	back  back
	front *front
}

type front struct{ addr string }

type back struct{ addr string }

type ProxyOption func(*Proxy)

func WithFront(addr string) ProxyOption { return func(p *Proxy) { p.front.addr = addr } }

func WithBack(addr string) ProxyOption { return func(p *Proxy) { p.back.addr = addr } }

func NewProxy(opts ...ProxyOption) *Proxy {
	p := &Proxy{front: &front{}}
	for _, o := range opts {
		o(p)
	}
	return p
}

func (p *Proxy) ServeBack() { net.Listen("tcp", p.back.addr) }

func (p *Proxy) ServeFront() { net.Listen("tcp", p.front.addr) }
