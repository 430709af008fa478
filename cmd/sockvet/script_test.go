package main

import (
	"flag"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the golden files in the test scripts")

// TestMain makes the test binary double as the command: in scripts, sockvet
// runs main itself, also where the go command starts it as a vettool.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"sockvet": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
	})
}
