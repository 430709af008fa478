// Package client keeps functions that listen in fields, and calls them in methods that
// name nothing else that listens.
package client

import (
	"net"

	"flows/kept/tcp"
)

type Config struct{ Addr string }

type Listener struct {
	cfg    Config
	listen func(network, addr string) (net.Listener, error)
}

func NewListener(c Config) *Listener { return &Listener{cfg: c, listen: net.Listen} }

func (l *Listener) Start() { _, _ = l.listen("tcp", l.cfg.Addr) }

type Runner struct {
	port string
	run  func(host, port string) error
}

func NewRunner(port string) *Runner { return &Runner{port: port, run: tcp.Run} }

func (r *Runner) Start() { _ = r.run("", r.port) }

type Own struct {
	bind func(port string)
}

func bind(port string) { _, _ = net.Listen("tcp", ":"+port) }

func NewOwn() *Own { return &Own{bind: bind} }

func (o *Own) Start() { o.bind("8741") } // want `port 8741 of all interfaces`

type Method struct {
	host  string
	serve func(port string) error
}

func (m *Method) listen(port string) error {
	_, err := net.Listen("tcp", net.JoinHostPort(m.host, port))
	return err
}

func NewMethod(host string) *Method {
	m := &Method{host: host}
	m.serve = m.listen
	return m
}

func (m *Method) Start() { _ = m.serve("8742") } // want `port 8742 lacks`

// One of the two listens.
type Either struct {
	start func(addr string)
}

func NewFirst() *Either { return &Either{start: func(string) {}} }

func NewSecond() *Either {
	e := &Either{}
	e.start = e.listen
	return e
}

func (e *Either) listen(addr string) { _, _ = net.Listen("tcp", addr) }

func (e *Either) Start() { e.start(":8743") } // want `port 8743 of all interfaces`
