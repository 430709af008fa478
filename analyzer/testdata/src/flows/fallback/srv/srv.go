// Package srv listens on what an event's server says, or on a port of its own.
package srv

import "net"

type Server struct{ Addr string }

type Event struct {
	Server *Server
	next   func() error
}

func trigger(event *Event, handlers ...func(*Event) error) error {
	for _, h := range handlers {
		next := event.next
		event.next = func() error {
			event.next = next
			return h(event)
		}
	}
	return event.next()
}

type Config struct{ Addr string }

func Serve(config Config) error {
	event := &Event{Server: &Server{Addr: config.Addr}}
	return trigger(event, func(e *Event) error {
		addr := e.Server.Addr
		if addr == "" {
			addr = ":http"
		}
		_, err := net.Listen("tcp", addr) // want `port 80 by default`
		return err
	})
}
