// Package program gives each listener a configuration of its own.
package program

import (
	"collide/listeners"
	"flag"
)

func main() {
	tcp := flag.String("tcp", ":7401", "address") // want `warning exclusive: tcp listener on port 7401 by default of all interfaces`
	s := new(listeners.Server)
	s.Add(listeners.NewTCP(listeners.Config{ID: "tcp", Address: *tcp}))
	s.Add(listeners.NewStats(listeners.Config{ID: "stats", Address: "127.0.0.1:7402"})) // want `note exclusive: tcp listener on port 7402 by default of 127\.0\.0\.1`
	s.Add(listeners.NewMock(listeners.Config{ID: "mock", Address: ":7403"}))
	_ = s.Serve()
}
