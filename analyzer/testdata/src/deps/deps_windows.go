// Package deps calls a dependency that binds ports by itself, which is reported
// on demand.
package deps

import (
	"net/http"
	"os"

	"deps/below"

	"example.org/vendored"
)

func fixed() {
	vendored.Metrics() // want `warning exclusive: .*port 7301 .* fixed wildcard]`
	vendored.Debug()   // want `note exclusive: .*port 7302 .* fixed specific]`
	go func() {
		defer vendored.Metrics() // the same bind is told once
	}()
	below.Serve()
}

func byDefault() {
	vendored.Run()         // want `warning exclusive: .*port 7303 .* wildcard]`
	vendored.New().Start() // want `warning exclusive: .*port 7304 by default .* default wildcard]`
}

// What a dependency does well, or leaves to the system, is clean; so are the
// defaults of the standard library, which nobody chose to depend on.
func clean() {
	vendored.Ephemeral()
	vendored.Exclusive()
	vendored.Group()
	http.ListenAndServe(os.Getenv("A"), nil)
	(&http.Server{Addr: os.Getenv("A")}).ListenAndServe()
}
