package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"github.com/sockvet/sockvet/internal/accuracy/module"
	"github.com/sockvet/sockvet/internal/accuracy/sockvet"
)

// A tool is one of those that are compared.
type tool struct {
	name string
	args []string // of the process, its program first
	// forget returns arguments that no earlier run had, for a tool that keeps
	// its results where those of others are as well; nil if it does not.
	forget func() []string
	// cacheVariable is the environment variable that names the directory of
	// the tool's own cache; empty if it has none, or only the build cache.
	cacheVariable string
	// forgetful says that the tool keeps nothing: every run is a first one.
	forgetful bool
}

// peers are what is installed. Their versions stand in the table.
var peers = []struct{ name, path, version string }{
	{"staticcheck", "honnef.co/go/tools/cmd/staticcheck", "v0.8.2"},
	{"gosec", "github.com/securego/gosec/v2/cmd/gosec", "v2.30.0"},
}

// toolNames are those of the tools.
var toolNames = []string{"sockvet", "staticcheck", "gosec", "go vet"}

// tools returns the tools, sockvet first, and installs those that are not
// there.
func tools(ctx context.Context, bin string) ([]tool, error) {
	self, err := sockvet.Build(ctx, bin)
	if err != nil {
		return nil, err
	}
	paths := make(map[string]string)
	for _, p := range peers {
		paths[p.name], err = install(ctx, filepath.Join(bin, p.name+"@"+p.version), p.name, p.path+"@"+p.version)
		if err != nil {
			return nil, err
		}
	}
	return []tool{
		{
			name:          "sockvet",
			args:          []string{self, "./..."},
			cacheVariable: "SOCKVET_CACHE",
		},
		{
			name:          "staticcheck",
			args:          []string{paths["staticcheck"], "-tests=false", "-checks", "SA1000", "./..."},
			cacheVariable: "STATICCHECK_CACHE",
		},
		{
			name:      "gosec",
			args:      []string{paths["gosec"], "-quiet", "-include=G102", "./..."},
			forgetful: true,
		},
		{
			name: "go vet",
			args: []string{"go", "vet", "-vettool=" + self, "./..."},
			// The go command keeps results in the build cache, by flags among
			// others. This one changes no finding that anybody has.
			forget: func() []string {
				return []string{fmt.Sprintf("-sockvet.linger-large=%d", 1e6+time.Now().UnixNano()%1e9)}
			},
		},
	}, nil
}

func install(ctx context.Context, dir, name, pkg string) (string, error) {
	path := filepath.Join(dir, name+sockvet.ExeSuffix())
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	fmt.Fprintln(os.Stderr, "benchmark: installing", pkg)
	cmd := exec.CommandContext(ctx, "go", "install", pkg)
	cmd.Dir = os.TempDir() // outside of any module, so that no go.mod has a say
	cmd.Env = append(os.Environ(), "GOBIN="+dir, "GOFLAGS=", "GOWORK=off", "GOOS=", "GOARCH=")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("install %s: %w\n%s", pkg, err, out)
	}
	return path, nil
}

// forgetting returns the tool as it is when it has kept nothing.
func (t *tool) forgetting(cache string) (tool, error) {
	fresh := *t
	if t.forget != nil {
		last := len(t.args) - 1
		fresh.args = slices.Concat(t.args[:last], t.forget(), t.args[last:])
	}
	return fresh, os.RemoveAll(cache)
}

// run runs the tool once in dir. A tool that has findings exits with 1, which
// is how it should be.
func (t *tool) run(ctx context.Context, dir, cache, buildCache string) (sample, error) {
	cmd := exec.CommandContext(ctx, t.args[0], t.args[1:]...)
	cmd.Dir = dir
	cmd.Env = module.Env()
	if t.cacheVariable != "" {
		cmd.Env = append(cmd.Env, t.cacheVariable+"="+cache)
	}
	if buildCache != "" {
		cmd.Env = append(cmd.Env, "GOCACHE="+buildCache)
	}
	s, out, err := measure(cmd)
	exit, failed := errors.AsType[*exec.ExitError](err)
	if err != nil && (!failed || exit.ExitCode() != 1) {
		return sample{}, fmt.Errorf("run %s: %w\n%s", t.name, err, out)
	}
	return s, nil
}
