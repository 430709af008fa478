// Package twoways calls what binds a port that has been reported, whichever way it goes.
package twoways

import (
	"os"

	"flows/twoways/lib"
)

func start() { _, _ = lib.Start(lib.NewConfig(), len(os.Args) > 1) }

func own() { _, _ = lib.Start(&lib.Config{Addr: ":8202"}, len(os.Args) > 1) } // want `port 8202 of`
