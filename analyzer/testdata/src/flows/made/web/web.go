// Package web returns servers as interfaces, which hold types that others can't see.
package web

import (
	"net"
	"net/http"
	"strconv"
)

type Server interface {
	Start(address string) error
	Stop() error
}

type server struct{ name string }

func New() Server { return &server{name: "x"} }

func (*server) Start(address string) error { return http.ListenAndServe(address, nil) }
func (*server) Stop() error                { return nil }

// Quiet returns one that doesn't listen.
func Quiet() Server { return quiet{} }

type quiet struct{}

func (quiet) Start(string) error { return nil }
func (quiet) Stop() error        { return nil }

type Options struct{ Port int }

type Listener interface{ Listen() error }

type listener struct{ options Options }

func NewListener(o Options) (Listener, error) { return &listener{options: o}, nil }

func (l *listener) Listen() error {
	_, err := net.Listen("tcp", ":"+strconv.Itoa(l.options.Port))
	return err
}
