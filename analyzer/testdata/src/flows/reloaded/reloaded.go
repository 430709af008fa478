// Package reloaded keeps configuration where it can be replaced at any time.
package reloaded

import (
	"net"
	"os"
	"sync"
	"sync/atomic"
)

type config struct{ addr string }

type options struct{ addr string }

var (
	once    sync.Once
	current atomic.Pointer[config]
	other   atomic.Value
)

func get() *config {
	once.Do(func() { current.Store(&config{addr: ":8001"}) })
	return current.Load()
}

func byPointer() { _, _ = net.Listen("tcp", get().addr) } // want `port 8001 .*of all interfaces`

func byValue() {
	other.Store(options{addr: ":8002"})
	_, _ = net.Listen("tcp", other.Load().(options).addr) // want `port 8002 .*of all interfaces`
}

type server struct{ cfg atomic.Pointer[config] }

func newServer(addr string) *server {
	s := &server{}
	s.cfg.Store(&config{addr})
	return s
}

func (s *server) run() { _, _ = net.Listen("tcp", s.cfg.Load().addr) }

func byField() {
	newServer(":8003").run() // want `port 8003 .*of all interfaces`
	newServer(os.Args[1]).run()
}

// What has been stored before is gone.
func replaced() {
	var p atomic.Pointer[config]
	p.Store(&config{":8004"})
	p.Store(&config{os.Args[1]})
	_, _ = net.Listen("tcp", p.Load().addr)
}
