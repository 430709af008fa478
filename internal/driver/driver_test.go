package driver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/sockvet/sockvet/internal/driver/outline"
	"github.com/sockvet/sockvet/internal/driver/testdata/toy"
	"github.com/sockvet/sockvet/internal/socketflow"
)

// prim is a module's package with the primitive, for tests to begin with.
const prim = `
-- go.mod --
module example.com/m

go 1.26
-- prim/prim.go --
package prim

func Primitive(port int) {}
`

// write puts the archive's files into a new directory and returns it.
func write(tb testing.TB, archive string) string {
	tb.Helper()
	dir := tb.TempDir()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

// toyConfig runs the toy over dir without touching the network.
func toyConfig(dir string) Config {
	return Config{
		Dir:      dir,
		Env:      offline(),
		Analyzer: toy.Analyzer,
		scout:    toyScout(),
	}
}

// toyScout tells of the primitive, and of what is marked.
func toyScout() *scout {
	return &scout{
		names: socketflow.Names{"Primitive": true},
		clues: outline.Clues{Name: func(name []byte) outline.Interest {
			if toy.IsMark(string(name)) {
				return outline.Clue
			}
			return outline.Plain
		}},
		mayTouch: toy.MayTouch,
		blind:    func(string) bool { return false },
	}
}

// offline is the environment of the tests' go commands.
func offline() []string {
	return append(os.Environ(), "GOPROXY=off", "GOFLAGS=", "GOWORK=", "GOSUMDB=off", "GOTOOLCHAIN=local")
}

func mustRun(tb testing.TB, cfg Config) *Result {
	tb.Helper()
	res, err := Run(context.Background(), cfg)
	if err != nil {
		tb.Fatal(err)
	}
	return res
}

// calls returns the "call" findings as lines relative to dir.
func calls(dir string, res *Result) []string {
	var out []string
	for _, f := range res.Findings {
		if f.Rule != "call" {
			continue
		}
		rel, err := filepath.Rel(dir, f.File)
		if err != nil {
			rel = f.File
		}
		out = append(out, fmt.Sprintf("%s:%d:%d: %s %v", filepath.ToSlash(rel), f.Line, f.Column, f.Message, f.GOOS))
	}
	return out
}

// kinds returns the problems as "package kind" lines.
func kinds(res *Result) []string {
	var out []string
	for _, p := range res.Problems {
		out = append(out, p.Package+" "+p.Kind.String())
	}
	return out
}

func diff(tb testing.TB, what string, got, want any) {
	tb.Helper()
	if d := cmp.Diff(want, got); d != "" {
		tb.Errorf("%s (-want +got):\n%s", what, d)
	}
}

func TestFactsTravelUp(t *testing.T) {
	dir := write(t, prim+`
-- low/low.go --
package low

import "example.com/m/prim"

func Open() { prim.Primitive(80) }
-- top/top.go --
package top

import "example.com/m/low"

func Serve() { low.Open() }
-- bystander/b.go --
package bystander

func Nothing() int { return 1 }
`)
	res := mustRun(t, toyConfig(dir))
	diff(t, "findings", calls(dir, res), []string{
		"low/low.go:5:15: call of Primitive leads to the primitive (depth 1) [windows]",
		"top/top.go:5:16: call of Open leads to the primitive (depth 2) [windows]",
	})
	if res.Stats.Packages != 4 || res.Stats.Looked != 3 || res.Stats.Roots != 4 || res.Stats.Matched != 4 {
		t.Errorf("stats are %+v, want 4 packages, 4 roots, 3 looked at", res.Stats)
	}
	f := res.Findings[slices.IndexFunc(res.Findings, func(f Finding) bool { return f.Rule == "call" })]
	if f.EndLine != 5 || f.EndColumn != 33 || f.Package != "example.com/m/low" {
		t.Errorf("finding ends at %d:%d in %s, want 5:33 in example.com/m/low", f.EndLine, f.EndColumn, f.Package)
	}
}

func TestOnlyMatchingPackagesAreReported(t *testing.T) {
	dir := write(t, prim+`
-- low/low.go --
package low

import "example.com/m/prim"

func Open() { prim.Primitive(80) }
-- top/top.go --
package top

import "example.com/m/low"

func Serve() { low.Open() }
`)
	cfg := toyConfig(dir)
	cfg.Patterns = []string{"./top"}
	diff(t, "findings", calls(dir, mustRun(t, cfg)), []string{
		"top/top.go:5:16: call of Open leads to the primitive (depth 2) [windows]",
	})
}

func TestPatternErrors(t *testing.T) {
	dir := write(t, prim+`
-- lin/lin_linux.go --
package lin
-- docs/readme.txt --
no Go here
`)
	for _, tt := range []struct {
		patterns []string
		pattern  bool // a *PatternError, else a *LoadError
		want     string
	}{
		{[]string{"./docs/..."}, true, "no packages match ./docs/..."},
		{[]string{"./nothing/..."}, false, "no such file or directory"},
		{[]string{"./nothing"}, false, "directory not found"},
		{[]string{"./lin"}, false, "build constraints exclude all Go files"},
		{[]string{"./lin", "./nothing"}, false, "(and 1 more)"},
	} {
		cfg := toyConfig(dir)
		cfg.Patterns = tt.patterns
		_, err := Run(context.Background(), cfg)
		var pe *PatternError
		var le *LoadError
		if errors.As(err, &pe) != tt.pattern || errors.As(err, &le) == tt.pattern {
			t.Errorf("%v: error is a %T", tt.patterns, err)
		}
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v: error is %v, want one with %q", tt.patterns, err, tt.want)
		}
	}
}

func TestNoModule(t *testing.T) {
	dir := t.TempDir()
	_, err := Run(context.Background(), toyConfig(dir))
	var le *LoadError
	var pe *PatternError
	if !errors.As(err, &le) && !errors.As(err, &pe) {
		t.Errorf("error is a %T: %v", err, err)
	}
}

func TestCancelled(t *testing.T) {
	dir := write(t, prim)
	ctx, cancel := context.WithCancel(context.Background())
	cfg := toyConfig(dir)
	cfg.scout.blind = func(string) bool {
		cancel()
		return true
	}
	if _, err := Run(ctx, cfg); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, want context.Canceled", err)
	}
	if _, err := Run(ctx, toyConfig(dir)); !errors.Is(err, context.Canceled) {
		t.Errorf("with a done context, error is %v, want context.Canceled", err)
	}
}

func TestProgress(t *testing.T) {
	dir := write(t, prim+`
-- a/a.go --
package a
-- b/b.go --
package b
`)
	cfg := toyConfig(dir)
	var seen []Progress
	cfg.Progress = func(p Progress) { seen = append(seen, p) }
	mustRun(t, cfg)
	if len(seen) < 2 || seen[0] != (Progress{Phase: Listing}) {
		t.Fatalf("progress is %v, want it to begin with listing", seen)
	}
	if last := seen[len(seen)-1]; last != (Progress{Analysing, 3, 3}) {
		t.Errorf("last progress is %v, want 3 of 3", last)
	}
}
