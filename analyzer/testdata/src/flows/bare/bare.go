// Package bare makes servers of another package whose address is an option.
package bare

import (
	"os"

	"flows/bare/srv"
)

func fixed() {
	srv.New(srv.WithListen(":7412")).Start()                    // want `warning exclusive: .*port 7412 .* wildcard]`
	srv.New(srv.WithName("a"), srv.WithListen(":7413")).Start() // want `warning exclusive: .*port 7413 .* wildcard]`
	srv.Serve(srv.Fixed)                                        // want `warning exclusive: .*port 7411 .* wildcard]`
	srv.Serve(srv.WithListen(":7414"))                          // want `warning exclusive: .*port 7414 .* wildcard]`
}

func further() {
	p := srv.NewProxy(srv.WithFront(":7415"), srv.WithBack(":7416"))
	p.ServeFront() // want `warning exclusive: .*port 7415 .* wildcard]`
	p.ServeBack()  // want `warning exclusive: .*port 7416 .* wildcard]`
}

// The port is the system's or the configuration's; a server of which nobody says
// where it listens does so on a port of the system.
func clean() {
	srv.New().Start()
	srv.New(srv.WithName("b")).Start()
	srv.New(srv.WithListen(":0")).Start()
	srv.New(srv.WithListen(os.Getenv("ADDR"))).Start()
	srv.Serve(srv.WithListen(os.Getenv("ADDR")))
}
