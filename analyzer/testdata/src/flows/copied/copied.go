// Package copied makes servers of another package.
package copied

import (
	"net/http"
	"os"

	"flows/copied/srv"
)

func fixed() {
	srv.New(":7401").Start()                                 // want `warning exclusive: .*port 7401 .* fixed wildcard]`
	srv.Tagged(":7402", "a").Start()                         // want `warning exclusive: .*port 7402 .* fixed wildcard]`
	srv.Limited(srv.Config{Addr: ":7403"}).Start()           // want `warning exclusive: .*port 7403 .* fixed wildcard]`
	srv.Limited(srv.Config{Addr: ":7404", Limit: 3}).Start() // want `warning exclusive: .*port 7404 .* fixed wildcard]`
}

// The port is the system's or the configuration's.
func clean() {
	srv.New(":0").Start()
	srv.Tagged(os.Getenv("ADDR"), "b").Start()
	srv.Limited(srv.Config{Limit: 3}).Start()
}

// A struct that a closure has captured is the one that was passed.
func later(s settings) func() error {
	return func() error { return http.ListenAndServe(s.addr, nil) }
}

type settings struct{ addr string }

func runLater() error {
	return later(settings{addr: ":8651"})() // want `port 8651 of all interfaces`
}
