package driver

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/driver/store"
)

// sameWithout holds a run with the cache against one without.
func sameWithout(tb testing.TB, what string, cfg Config) *Result {
	tb.Helper()
	got := mustRun(tb, cfg)
	cfg.Cache = ""
	want := mustRun(tb, cfg)
	diff(tb, what+": findings", got.Findings, want.Findings)
	diff(tb, what+": problems", got.Problems, want.Problems)
	if got.CacheErr != nil {
		tb.Errorf("%s: %v", what, got.CacheErr)
	}
	return got
}

// sameAs holds a run with the cache against findings.
func sameAs(tb testing.TB, what string, cfg Config, want []Finding) *Result {
	tb.Helper()
	got := mustRun(tb, cfg)
	diff(tb, what+": findings", got.Findings, want)
	return got
}

// edit replaces text in a file.
func edit(tb testing.TB, name, from, to string) {
	tb.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		tb.Fatal(err)
	}
	text := strings.Replace(string(data), from, to, 1)
	if text == string(data) {
		tb.Fatalf("%s has no %q", name, from)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		tb.Fatal(err)
	}
}

func TestSecondRunDoesNothing(t *testing.T) {
	cfg := toyConfig(write(t, everyFact))
	cfg.Cache = t.TempDir()
	sameWithout(t, "first run", cfg)
	second := sameWithout(t, "second run", cfg)
	if s := second.Stats; s.Reused != s.Packages || s.Files != 0 {
		t.Errorf("the second run has stats %+v, want all reused and no file parsed", s)
	}
}

// TestEditOnePackage edits one package after the other. What is kept of the
// others, facts and types, has to serve it as what is made anew would.
func TestEditOnePackage(t *testing.T) {
	dir := write(t, everyFact)
	cfg := toyConfig(dir)
	cfg.Cache = t.TempDir()
	sameWithout(t, "first run", cfg)
	for _, tt := range []struct {
		pkg    string
		reused int // of 9
	}{
		{"above", 8}, {"far", 6}, {"both", 5}, {"top", 4}, {"idle", 7}, {"low", 1}, {"prim", 0}, {"above", 8},
	} {
		edit(t, filepath.Join(dir, tt.pkg, tt.pkg+".go"), "package "+tt.pkg+"\n", "package "+tt.pkg+"\n\n\n")
		res := sameWithout(t, "after editing "+tt.pkg, cfg)
		if s := res.Stats; s.Reused != tt.reused || s.Packages != 9 {
			t.Errorf("after editing %s, %d of %d packages are reused, want %d of 9", tt.pkg, s.Reused, s.Packages, tt.reused)
		}
	}
}

// TestEditsInAnyOrder makes and takes back edits in any order, with packages
// that use each other's types in every way.
func TestEditsInAnyOrder(t *testing.T) {
	edits := []struct{ file, from, to string }{
		{"low/low.go", "MarkPort int", "MarkPort int32"},
		{"low/low.go", "prim.Primitive(1)", "print(1)"},
		{"mid/mid.go", "func Near() { low.Open(1) }", "func Near() {}"},
		{"mid/mid.go", "package mid", "package mid\n\nimport _ \"strings\""},
		{"top/top.go", "mid.Near()", "undefined()"},
		{"top/top.go", "package top", "package top\n\nimport \"sort\"\n\nvar Sorter sort.Interface"},
		{"both/both.go", "import (", "import (\n\"go/ast\""},
		{"far/far.go", "both.All()", "both.All("},
		{"idle/idle.go", "import _", "import _ \"net/netip\"\nimport _"},
	}
	patterns := [][]string{{"./..."}, {"./top", "./far"}, {"./mid"}}
	for seed := range uint64(3) {
		random := rand.New(rand.NewPCG(seed, 0))
		dir := write(t, everyFact)
		cfg := toyConfig(dir)
		cfg.Cache = t.TempDir()
		done := make([]bool, len(edits))
		for i := range 4 {
			for range random.IntN(4) {
				e := random.IntN(len(edits))
				from, to := edits[e].from, edits[e].to
				if done[e] {
					from, to = to, from
				}
				edit(t, filepath.Join(dir, edits[e].file), from, to)
				done[e] = !done[e]
			}
			cfg.Patterns = patterns[random.IntN(len(patterns))]
			sameWithout(t, fmt.Sprintf("seed %d, run %d of %v, edits %v", seed, i, cfg.Patterns, done), cfg)
		}
	}
}

// TestAskForMore edits a package again and again, which at times asks for a
// declaration that nobody has asked for before, which the types that are kept lack.
func TestAskForMore(t *testing.T) {
	dir := write(t, prim+`
-- low/low.go --
package low

import "example.com/m/prim"

type Conn struct{ Port int }

func (c *Conn) Listen() { prim.Primitive(c.Port) }

func Asked() *Conn { return new(Conn) }

func Unasked() Wrapper { return Wrapper{} }

type Wrapper struct{ *Conn }

const Number = 8080
-- other/other.go --
package other

import "example.com/m/low"

func Run() { low.Asked().Listen() }
-- top/top.go --
package top

import "example.com/m/low"

func Run() { low.Asked().Listen() }
`)
	cfg := toyConfig(dir)
	cfg.Cache = t.TempDir()
	sameWithout(t, "first run", cfg)
	for i, step := range []struct{ pkg, from, to string }{
		{"top", "Run() {", "Run() { "},
		{"top", "Run() {", "Run() { "},
		{"top", "low.Asked()", "low.Unasked()"},
		{"top", "Run() {", "Run() { "},
		{"top", "Run() {", "Run() { var _ [low.Number]int;"},
		{"other", "Run() {", "Run() { "},
		{"top", "low.Unasked()", "low.Missing()"},
		{"other", "low.Asked()", "low.Wrapper{}"},
		{"top", "low.Missing()", "low.Asked()"},
	} {
		edit(t, filepath.Join(dir, step.pkg, step.pkg+".go"), step.from, step.to)
		what := fmt.Sprintf("edit %d of %s", i, step.pkg)
		if res := sameWithout(t, what, cfg); res.Stats.Reused == 0 {
			t.Errorf("%s: nothing is reused", what)
		}
	}
}

// TestSettingsHaveTheirOwnEntries: what is kept under other settings is not
// mistaken.
func TestSettingsHaveTheirOwnEntries(t *testing.T) {
	dir := write(t, prim+`
-- srv/srv.go --
package srv

import (
	"net"
	"os"
)

func Listen() (net.Listener, error) { return net.Listen("tcp", ":8080") }

func Unknown() (net.Listener, error) { return net.Listen("tcp", os.Getenv("ADDR")) }
`)
	cfg := Config{Dir: dir, Env: offline(), Cache: t.TempDir(), Settings: analyzer.DefaultSettings(), GOOS: []string{"windows", "linux"}}
	counts := make(map[int]bool)
	for range 2 {
		for _, unknown := range []bool{false, true} {
			cfg.Settings.UnknownPorts = unknown
			counts[len(sameWithout(t, fmt.Sprintf("unknown ports %v", unknown), cfg).Findings)] = true
		}
	}
	if len(counts) < 2 {
		t.Errorf("all settings have %v findings: the program doesn't tell them apart", counts)
	}
}

func TestFilesBesideTheSource(t *testing.T) {
	dir := write(t, prim+`
-- srv/srv.go --
package srv

import "net"

func Listen() (net.Listener, error) {
	lc := net.ListenConfig{Control: control}
	return lc.Listen(nil, "tcp", ":8080")
}
-- srv/control_other.go --
//go:build !windows

package srv

import "syscall"

func control(string, string, syscall.RawConn) error { return nil }
-- srv/control_windows.go --
package srv

import "syscall"

func control(string, string, syscall.RawConn) error { return nil }
`)
	cfg := Config{Dir: dir, Env: offline(), Cache: t.TempDir(), Settings: analyzer.DefaultSettings(), GOOS: []string{"linux"}}
	before := sameWithout(t, "first run", cfg)
	edit(t, filepath.Join(dir, "srv/control_windows.go"), "return nil", "return set()")
	after := sameWithout(t, "after editing a file for another target", cfg)
	if len(before.Findings) == len(after.Findings) {
		t.Errorf("both runs have %d findings: the file for Windows has no say", len(before.Findings))
	}
}

// TestDamagedCache: an entry that is damaged, cut, of another build or no
// entry at all is made again.
func TestDamagedCache(t *testing.T) {
	dir := write(t, everyFact)
	want := mustRun(t, toyConfig(dir)).Findings
	for name, damage := range map[string]func([]byte) []byte{
		"empty":    func([]byte) []byte { return nil },
		"cut":      func(b []byte) []byte { return b[:len(b)/2] },
		"flipped":  func(b []byte) []byte { b[len(b)-9] ^= 4; return b },
		"foreign":  func([]byte) []byte { return []byte("SQLite format 3\x00") },
		"appended": func(b []byte) []byte { return append(b, 0) },
	} {
		cfg := toyConfig(dir)
		cfg.Cache = t.TempDir()
		sameAs(t, name, cfg, want)
		files, err := filepath.Glob(filepath.Join(cfg.Cache, "*"))
		if err != nil || len(files) == 0 {
			t.Fatalf("the cache has files %v, %v", files, err)
		}
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(f, damage(data), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if res := sameAs(t, name+", damaged", cfg, want); res.Stats.Reused != 0 {
			t.Errorf("%s: %d packages are reused", name, res.Stats.Reused)
		}
		if res := sameAs(t, name+", rewritten", cfg, want); res.Stats.Reused != res.Stats.Packages {
			t.Errorf("%s: %d of %d packages are reused in the third run", name, res.Stats.Reused, res.Stats.Packages)
		}
	}
}

// TestEditsHaveTheirOwnEntry: an edit writes again the records of what it changes, until
// too many packages have been edited, or a file is added.
func TestEditsHaveTheirOwnEntry(t *testing.T) {
	dir := write(t, everyFact)
	cfg := toyConfig(dir).withDefaults()
	cfg.Cache = t.TempDir()
	sameWithout(t, "first run", cfg)
	records := func() string {
		c := cfg.newCache()
		data, ok := c.store.Get(c.name(kindRecords, "windows"))
		if !ok {
			t.Fatal("no records are kept")
		}
		return string(data)
	}
	for _, tt := range []struct {
		change string
		do     func()
		again  bool // all records are written
	}{
		{"an edit", func() { edit(t, filepath.Join(dir, "above/above.go"), "package above", "package above\n") }, false},
		{"another edit of it", func() { edit(t, filepath.Join(dir, "above/above.go"), "package above", "package above\n") }, false},
		{"an edit of many", func() { edit(t, filepath.Join(dir, "low/low.go"), "package low", "package low\n") }, true},
		{"an edit", func() { edit(t, filepath.Join(dir, "above/above.go"), "package above", "package above\n") }, false},
		{"a new file", func() {
			if err := os.WriteFile(filepath.Join(dir, "above/new.go"), []byte("package above\n"), 0o666); err != nil {
				t.Fatal(err)
			}
		}, true},
	} {
		before := records()
		tt.do()
		sameWithout(t, "after "+tt.change, cfg)
		if again := records() != before; again != tt.again {
			t.Errorf("after %s, all records are written again: %t", tt.change, again)
		}
		if s := mustRun(t, cfg).Stats; s.Reused != s.Packages {
			t.Errorf("after %s, the second run reuses %d of %d packages", tt.change, s.Reused, s.Packages)
		}
	}
}

// TestForeignEntry: a whole entry under the right name that holds something
// else is no use either.
func TestForeignEntry(t *testing.T) {
	cfg := toyConfig(write(t, everyFact)).withDefaults()
	cfg.Cache = t.TempDir()
	c := cfg.newCache()
	if c.err != nil {
		t.Fatal(c.err)
	}
	for _, kind := range []string{kindRecords, kindEdits, kindTypes} {
		if err := store.Open(cfg.Cache).Put(c.name(kind, "windows"), []byte("something else")); err != nil {
			t.Fatal(err)
		}
	}
	sameWithout(t, "foreign entry", cfg)
}

// TestTypesLost: records without types, or with those of something else, are
// still of use.
func TestTypesLost(t *testing.T) {
	dir := write(t, everyFact)
	cfg := toyConfig(dir).withDefaults()
	cfg.Cache = t.TempDir()
	sameWithout(t, "first run", cfg)
	edit(t, filepath.Join(dir, "top/top.go"), "package top", "package top\n")
	sameWithout(t, "first edit", cfg)
	c := cfg.newCache()
	if c.err != nil {
		t.Fatal(c.err)
	}
	var kept typeSet
	if !c.get(kindTypes, "windows", &kept) {
		t.Fatal("no types are kept")
	}
	kept.Data = kept.Data[:len(kept.Data)/2]
	for i, lose := range []func() error{
		func() error { return c.put(kindTypes, "windows", kept) },
		func() error { return c.store.Put(c.name(kindTypes, "windows"), nil) },
	} {
		if err := lose(); err != nil {
			t.Fatal(err)
		}
		edit(t, filepath.Join(dir, "top/top.go"), "package top", "package top\n")
		res := sameWithout(t, fmt.Sprintf("types lost (%d)", i), cfg)
		if res.Stats.Reused == 0 {
			t.Error("no package is reused")
		}
	}
}

func TestRunsAtOnceShareACache(t *testing.T) {
	dir := write(t, everyFact)
	cfg := toyConfig(dir)
	want := mustRun(t, cfg)
	cfg.Cache = t.TempDir()
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 3 {
				res, err := Run(context.Background(), cfg)
				if err != nil || res.CacheErr != nil {
					t.Errorf("%v, %v", err, res.CacheErr)
					return
				}
				diff(t, "findings", res.Findings, want.Findings)
			}
		})
	}
	wg.Wait()
}

// TestUnwritableCache: the findings come all the same.
func TestUnwritableCache(t *testing.T) {
	dir := write(t, everyFact)
	cfg := toyConfig(dir)
	want := mustRun(t, cfg)
	cfg.Cache = filepath.Join(dir, "go.mod", "cache")
	got := mustRun(t, cfg)
	diff(t, "findings", got.Findings, want.Findings)
	if got.CacheErr == nil {
		t.Error("nothing is said of the cache")
	}
}

// TestCancelledRunKeepsNothing: what an interrupted run leaves is no entry.
func TestCancelledRunKeepsNothing(t *testing.T) {
	cfg := toyConfig(write(t, everyFact))
	cfg.Cache = filepath.Join(t.TempDir(), "cache")
	ctx, cancel := context.WithCancel(context.Background())
	cfg.Progress = func(p Progress) {
		if p.Done == p.Total && p.Total > 0 {
			cancel()
		}
	}
	if _, err := Run(ctx, cfg); err == nil {
		t.Error("the run was not interrupted")
	}
	if files, _ := os.ReadDir(cfg.Cache); len(files) > 0 {
		t.Errorf("it left %v", files)
	}
}

// TestPanicIsNotKept: what made the pass panic may be the machine's fault.
func TestPanicIsNotKept(t *testing.T) {
	dir := write(t, prim+`
-- a/a.go --
package a

import "example.com/m/prim"

func PanicInPass() { prim.Primitive(1) }
`)
	cfg := toyConfig(dir)
	cfg.Cache = t.TempDir()
	for range 2 {
		res := sameWithout(t, "panic", cfg)
		if !slices.Contains(kinds(res), "example.com/m/a analysis failed") {
			t.Errorf("problems are %v", res.Problems)
		}
	}
}

// TestTestVariants: packages that are there twice, with and without their
// tests, keep apart.
func TestTestVariants(t *testing.T) {
	dir := write(t, everyFact+`
-- low/low_test.go --
package low

import "testing"

func TestOpen(t *testing.T) { Open(1) }
-- low/x_test.go --
package low_test

import (
	"testing"

	"example.com/m/top"
)

func TestTop(t *testing.T) { top.Run() }
`)
	cfg := toyConfig(dir)
	cfg.Tests, cfg.Cache = true, t.TempDir()
	sameWithout(t, "first run", cfg)
	sameWithout(t, "second run", cfg)
	for _, name := range []string{"low/low_test.go", "low/x_test.go", "top/top.go", "low/low.go"} {
		edit(t, filepath.Join(dir, name), "\nimport", "\n\n\nimport")
		sameWithout(t, "after editing "+name, cfg)
	}
}

// TestRealPassFromCache edits packages that use sockets, with the real pass
// and the standard library below.
func TestRealPassFromCache(t *testing.T) {
	if testing.Short() {
		t.Skip("loads net/http a dozen times")
	}
	dir := write(t, prim+`
-- srv/srv.go --
package srv

import "net/http"

type Config struct{ Addr string }

func Default() *Config { return &Config{Addr: ":9000"} }

func (c *Config) Serve() error { return (&http.Server{Addr: c.Addr}).ListenAndServe() }
-- cmd/main.go --
package main

import (
	"net/http"

	"example.com/m/srv"
)

func main() {
	go http.ListenAndServe(":8080", nil)
	srv.Default().Serve()
}
-- other/other.go --
package other

import "expvar"

var Hits = expvar.NewInt("hits")
`)
	cfg := Config{Dir: dir, Env: offline(), Cache: t.TempDir(), Settings: analyzer.DefaultSettings()}
	if res := sameWithout(t, "first run", cfg); len(res.Findings) < 2 {
		t.Errorf("only %d findings", len(res.Findings))
	}
	for _, e := range []struct{ file, from, to string }{
		{"cmd/main.go", ":8080", ":8081"},
		{"other/other.go", `"hits"`, `"hit"`},
		{"srv/srv.go", ":9000", ":9001"},
		{"cmd/main.go", "http.ListenAndServe", "http.ListenAndServeTLS"}, // a type error
		{"other/other.go", `"expvar"`, "\"expvar\"\n\t_ \"log/syslog\""}, // a package that is new
	} {
		edit(t, filepath.Join(dir, e.file), e.from, e.to)
		if res := sameWithout(t, e.to, cfg); res.Stats.Reused == 0 {
			t.Errorf("after %q nothing is reused", e.to)
		}
	}
}
