package main

import (
	"flag"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
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
	// Scripts see hang-ups also where the tests run under nohup: what has a handler here
	// is not ignored by what is started.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGHUP)
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
// SOCKVET is where the command is, for -vettool, REPOSITORY where its source is,
// and what it needs comes from this machine's module cache.
func goEnvironment(env *testscript.Env) error {
	out, err := exec.Command("go", "env", "GOCACHE", "GOMODCACHE").Output()
	if err != nil {
		return err
	}
	caches := strings.Fields(string(out))
	self, err := exec.LookPath("sockvet")
	if err != nil {
		return err
	}
	repository, err := filepath.Abs("../..")
	if err != nil {
		return err
	}
	env.Setenv("SOCKVET", self)
	env.Setenv("REPOSITORY", repository)
	env.Setenv("GOCACHE", caches[0])
	env.Setenv("GOMODCACHE", caches[1])
	env.Setenv("GOENV", "off")
	env.Setenv("GOFLAGS", "")
	env.Setenv("GOPROXY", "off")
	env.Setenv("GOTOOLCHAIN", "local")
	env.Setenv("GOWORK", "off")
	env.Setenv("SOCKVET_CACHE", filepath.Join(env.WorkDir, ".cache"))
	return nil
}
