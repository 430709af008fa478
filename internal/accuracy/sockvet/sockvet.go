// Package sockvet builds the sockvet command, runs it on a module, and reads
// the findings back from its JSON, for programs that hold them against
// something else. It knows of that format only what they need.
package sockvet

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/sockvet/sockvet/internal/accuracy/module"
)

// A Result is what one run of sockvet says.
type Result struct {
	Findings []Finding
	Problems []Problem
}

// A Finding is one finding of sockvet. File is slash-separated and relative to
// the folder that was analysed.
type Finding struct {
	Rule    string
	File    string
	Line    int // 1-based
	Column  int // 1-based, in bytes
	Message string
	Trace   []Step // the way from the port to the primitive; may leave the module
}

// A Step is one place of a trace.
type Step struct {
	File string
	Line int
}

// A Problem is a package that could not be analysed.
type Problem struct {
	Package string
	Kind    string // in a few words, for example type error
	Message string
}

// Build builds the command into the folder bin and returns the binary's path.
// It has to run inside of sockvet's own module.
func Build(ctx context.Context, bin string) (string, error) {
	binary := filepath.Join(bin, "sockvet"+ExeSuffix())
	cmd := exec.CommandContext(ctx, "go", "build", "-o", binary, "github.com/sockvet/sockvet/cmd/sockvet")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build sockvet: %w\n%s", err, out)
	}
	return binary, nil
}

// Run returns what the binary says of the packages of the module in dir. It
// uses the cache in the directory of that name, which makes it, or none if
// that is "".
func Run(ctx context.Context, binary, dir, cache string) (Result, error) {
	cmd := exec.CommandContext(ctx, binary, "-C", dir, "--format", "json", "./...")
	cmd.Env = append(module.Env(), "SOCKVET_CACHE="+cmp.Or(cache, "off"))
	cmd.WaitDelay = 5 * time.Second // a go command that it started may hold its output open
	out, err := cmd.Output()
	exit, failed := errors.AsType[*exec.ExitError](err)
	switch {
	case failed && exit.ExitCode() == 1: // there are findings
	case failed:
		return Result{}, fmt.Errorf("run sockvet in %s: %w\n%s", dir, err, opening(string(exit.Stderr)))
	case err != nil:
		return Result{}, fmt.Errorf("run sockvet in %s: %w", dir, err)
	}
	return Parse(out)
}

// opening returns the first lines of what a program said before it died; a
// crash of the runtime goes on for thousands.
func opening(stderr string) string {
	const limit = 12
	lines := strings.SplitAfterN(stderr, "\n", limit+1)
	if len(lines) <= limit {
		return stderr
	}
	return strings.Join(lines[:limit], "") + "…"
}

// Parse reads what 'sockvet --format json' prints.
func Parse(out []byte) (Result, error) {
	var answer struct {
		Findings *[]Finding
		Problems []Problem
	}
	if err := json.Unmarshal(out, &answer); err != nil {
		return Result{}, fmt.Errorf("read sockvet's JSON: %w", err)
	}
	if answer.Findings == nil {
		return Result{}, errors.New("read sockvet's JSON: no findings array")
	}
	return Result{Findings: *answer.Findings, Problems: answer.Problems}, nil
}

// ExeSuffix returns what the name of an executable file ends in.
func ExeSuffix() string {
	if runtime.GOOS == "windows" {
		return ".exe"
	}
	return ""
}
