package main

import (
	"flag"
	"os/exec"
	"path/filepath"
	"strings"
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
		Setup:               goEnvironment,
	})
}

// goEnvironment lets the go command of a script use this machine's build
// cache, and keeps it from the network and from the user's own settings.
// SOCKVET is where the command is, for -vettool.
func goEnvironment(env *testscript.Env) error {
	cache, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		return err
	}
	self, err := exec.LookPath("sockvet")
	if err != nil {
		return err
	}
	env.Setenv("SOCKVET", self)
	env.Setenv("GOCACHE", strings.TrimSpace(string(cache)))
	env.Setenv("GOENV", "off")
	env.Setenv("GOFLAGS", "")
	env.Setenv("GOPROXY", "off")
	env.Setenv("GOTOOLCHAIN", "local")
	env.Setenv("GOWORK", "off")
	env.Setenv("SOCKVET_CACHE", filepath.Join(env.WorkDir, ".cache"))
	return nil
}
