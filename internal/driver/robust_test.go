package driver

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// What is wrong with one package or function keeps nothing else from being
// judged.

func TestTypeErrorCostsItsFunctionOnly(t *testing.T) {
	dir := write(t, prim+`
-- bad/bad.go --
package bad

import "example.com/m/prim"

func Broken() string { prim.Primitive(1); return 1 }

func Fine() { prim.Primitive(2) }

var x = undefined()

func UsesX() { prim.Primitive(3); _ = x.y }

func Soft() { prim.Primitive(4); unused := 1 }

type T struct{ f undefinedType }

func (t T) Method() { prim.Primitive(5) }

func Deep(t T) { prim.Primitive(6); t.f.g() }

func Generic[P any](p P) { prim.Primitive(7); p.nope() }

func init() { nope() }
-- user/user.go --
package user

import "example.com/m/bad"

func Use() { bad.Fine(); bad.Broken() }
`)
	res := mustRun(t, toyConfig(dir))
	diff(t, "findings", calls(dir, res), []string{
		"bad/bad.go:7:15: call of Primitive leads to the primitive (depth 1) [windows]",
		"bad/bad.go:13:15: call of Primitive leads to the primitive (depth 1) [windows]",
		"bad/bad.go:17:23: call of Primitive leads to the primitive (depth 1) [windows]",
		"user/user.go:5:14: call of Fine leads to the primitive (depth 2) [windows]",
	})
	diff(t, "problems", kinds(res), []string{"example.com/m/bad type error"})
	diff(t, "judged in full", res.Judged, []string{"example.com/m/prim"})
	if want := filepath.Join(dir, "bad", "bad.go") + ":5:50"; res.Problems[0].Pos != want {
		t.Errorf("the problem is at %s, want %s", res.Problems[0].Pos, want)
	}
}

func TestMissingDependency(t *testing.T) {
	dir := write(t, prim+`
-- needs/needs.go --
package needs

import (
	"example.com/m/prim"
	"example.com/nowhere/lib"
)

var Client = lib.New()

func Uses() { prim.Primitive(1); lib.Do() }

func Without() { prim.Primitive(2) }
-- above/above.go --
package above

import "example.com/m/needs"

func Indirect() { needs.Client.Do(); needs.Without() }

func Direct() { needs.Without() }
`)
	res := mustRun(t, toyConfig(dir))
	diff(t, "findings", calls(dir, res), []string{
		"above/above.go:7:17: call of Without leads to the primitive (depth 2) [windows]",
		"needs/needs.go:12:18: call of Primitive leads to the primitive (depth 1) [windows]",
	})
	got := kinds(res)
	for _, want := range []string{"example.com/nowhere/lib not found", "example.com/m/needs type error"} {
		if !slices.Contains(got, want) {
			t.Errorf("problems are %q, want %q among them", got, want)
		}
	}
}

func TestSyntaxError(t *testing.T) {
	dir := write(t, prim+`
-- bad/a.go --
package bad

import "example.com/m/prim"

func Fine() { prim.Primitive(2) }
-- bad/b.go --
package bad

func Broken( {
-- utf/good.go --
package utf

import "example.com/m/prim"

func Good() { prim.Primitive(3) }
-- utf/odd.go --
package utf

import "example.com/m/prim"

// caf`+"\xe9"+` in Latin-1
func Odd() { prim.Primitive(3) }
-- empty/empty.go --
-- user/user.go --
package user

import "example.com/m/bad"

func Use() { bad.Fine() }
`)
	res := mustRun(t, toyConfig(dir))
	diff(t, "findings", calls(dir, res), []string{
		"bad/a.go:5:15: call of Primitive leads to the primitive (depth 1) [windows]",
		"user/user.go:5:14: call of Fine leads to the primitive (depth 2) [windows]",
		"utf/good.go:5:15: call of Primitive leads to the primitive (depth 1) [windows]",
		"utf/odd.go:6:14: call of Primitive leads to the primitive (depth 1) [windows]",
	})
	diff(t, "problems", kinds(res), []string{
		"example.com/m/bad syntax error",
		"example.com/m/empty syntax error",
		"example.com/m/utf syntax error",
	})
}

func TestImportCycle(t *testing.T) {
	dir := write(t, prim+`
-- a/a.go --
package a

import "example.com/m/b"

func A() { b.B() }
-- b/b.go --
package b

import (
	"example.com/m/a"
	"example.com/m/prim"
)

func B() { prim.Primitive(1) }

func Back() { a.A() }
`)
	res := mustRun(t, toyConfig(dir))
	if got := calls(dir, res); !slices.Contains(got, "b/b.go:8:12: call of Primitive leads to the primitive (depth 1) [windows]") {
		t.Errorf("findings are %q, want that in b.B among them", got)
	}
	if got := kinds(res); !slices.Contains(got, "example.com/m/a cannot be loaded") && !slices.Contains(got, "example.com/m/b cannot be loaded") {
		t.Errorf("problems are %q, want the import cycle", got)
	}
}

func TestPanicInPass(t *testing.T) {
	dir := write(t, prim+`
-- boom/boom.go --
package boom

import "example.com/m/prim"

const PanicInPass = 1

func Boom() { prim.Primitive(1) }
-- user/user.go --
package user

import (
	"example.com/m/boom"
	"example.com/m/prim"
)

func Use() { boom.Boom(); prim.Primitive(1) }
`)
	res := mustRun(t, toyConfig(dir))
	diff(t, "findings", calls(dir, res), []string{
		"user/user.go:8:27: call of Primitive leads to the primitive (depth 1) [windows]",
	})
	if len(res.Problems) != 1 || res.Problems[0].Kind != PassFailed || res.Problems[0].Package != "example.com/m/boom" {
		t.Fatalf("problems are %v, want one of boom", res.Problems)
	}
	msg := res.Problems[0].Message
	if !strings.Contains(msg, "the toy was asked to panic") || !strings.Contains(msg, "toy.go:") {
		t.Errorf("message is %q, want the panic and its place", msg)
	}
}

func TestPackagesForOtherTargets(t *testing.T) {
	dir := write(t, prim+`
-- lin/lin.go --
//go:build linux

package lin

import "example.com/m/prim"

func Lin() { prim.Primitive(1) }
-- user/user.go --
package user

import _ "example.com/m/lin"
-- tests/only_test.go --
package tests
-- win/win_windows.go --
package win

import "example.com/m/prim"

func Win() { prim.Primitive(1) }
`)
	res := mustRun(t, toyConfig(dir))
	diff(t, "problems", kinds(res), []string{
		"example.com/m/lin not for this target",
		"example.com/m/user type error",
	})
	diff(t, "findings", calls(dir, res), []string{
		"win/win_windows.go:5:14: call of Primitive leads to the primitive (depth 1) [windows]",
	})

	cfg := toyConfig(dir)
	cfg.GOOS = []string{"windows", "linux"}
	res = mustRun(t, cfg)
	var got []string
	for _, p := range res.Problems {
		if p.Kind == NotForTarget {
			got = append(got, p.Package+" "+p.GOOS)
		}
	}
	diff(t, "not for target", got, []string{"example.com/m/lin windows", "example.com/m/win linux"})
}

func TestPackageThatMatchesElsewhereOnly(t *testing.T) {
	dir := write(t, prim+`
-- lin/lin_linux.go --
package lin
`)
	diff(t, "problems", kinds(mustRun(t, toyConfig(dir))), []string{"example.com/m/lin not for this target"})
}

func TestVendored(t *testing.T) {
	dir := write(t, `
-- go.mod --
module example.com/m

go 1.26

require example.com/dep v1.0.0
-- vendor/modules.txt --
# example.com/dep v1.0.0
## explicit; go 1.26
example.com/dep
-- vendor/example.com/dep/dep.go --
package dep

func Primitive(port int) {}
-- main.go --
package main

import "example.com/dep"

func main() { dep.Primitive(1) }
`)
	res := mustRun(t, toyConfig(dir))
	diff(t, "findings", calls(dir, res), []string{
		"main.go:5:15: call of Primitive leads to the primitive (depth 1) [windows]",
	})
	diff(t, "problems", kinds(res), []string(nil))
}

func TestWorkspace(t *testing.T) {
	dir := write(t, `
-- go.work --
go 1.26

use (
	./app
	./lib
)
-- app/go.mod --
module example.com/app

go 1.26
-- app/app.go --
package app

import "example.com/lib"

func Serve() { lib.Open() }
-- lib/go.mod --
module example.com/lib

go 1.26
-- lib/lib.go --
package lib

func Primitive(port int) {}

func Open() { Primitive(1) }
`)
	cfg := toyConfig(dir)
	cfg.Patterns = []string{"./app/...", "./lib/..."}
	diff(t, "findings", calls(dir, mustRun(t, cfg)), []string{
		"app/app.go:5:16: call of Open leads to the primitive (depth 2) [windows]",
		"lib/lib.go:5:15: call of Primitive leads to the primitive (depth 1) [windows]",
	})
}

func TestCgo(t *testing.T) {
	if _, err := exec.LookPath("gcc"); err != nil {
		t.Skip("cgo needs a C compiler")
	}
	dir := write(t, prim+`
-- c/c.go --
package c

// #include <stdlib.h>
// typedef struct { int port; } conf;
import "C"

import "example.com/m/prim"

type Conf C.conf

func Plain() { prim.Primitive(1) }

func WithC(p *C.conf) { prim.Primitive(2); C.free(nil); _ = p.port }
-- c/pure.go --
package c

func Pure() { Plain() }
-- user/user.go --
package user

import "example.com/m/c"

func Use() { c.Pure() }
`)
	cfg := toyConfig(dir)
	cfg.GOOS = []string{"linux"}
	cfg.Env = append(offline(), "CGO_ENABLED=1", "CC=gcc")
	res := mustRun(t, cfg)
	got := calls(dir, res)
	for _, want := range []string{
		"c/c.go:11:16: call of Primitive leads to the primitive (depth 1) [linux]",
		"c/pure.go:3:15: call of Plain leads to the primitive (depth 2) [linux]",
		"user/user.go:5:14: call of Pure leads to the primitive (depth 3) [linux]",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("findings are %q, want %q among them", got, want)
		}
	}
}

// TestCgoInStandardLibrary checks that packages above net are well-typed
// where net uses cgo.
func TestCgoInStandardLibrary(t *testing.T) {
	dir := write(t, prim+`
-- n/n.go --
package n

import (
	_ "bufio"
	"net"
	"os/user"

	"example.com/m/prim"
)

func Serve() error {
	prim.Primitive(1)
	u, err := user.Current()
	if err != nil {
		return err
	}
	ips, err := net.LookupHost(u.Username)
	_ = ips
	return err
}
`)
	cfg := toyConfig(dir)
	cfg.GOOS = []string{"linux"}
	cfg.Env = append(offline(), "CGO_ENABLED=1")
	cfg.Eager = true
	res := mustRun(t, cfg)
	diff(t, "findings", calls(dir, res), []string{
		"n/n.go:12:2: call of Primitive leads to the primitive (depth 1) [linux]",
	})
	for _, p := range res.Problems {
		t.Errorf("unexpected problem: %v", p)
	}
}

func TestLineDirectives(t *testing.T) {
	dir := write(t, prim+`
-- gen/gen.go --
package gen

import "example.com/m/prim"

//line grammar.y:100
func Parse() { prim.Primitive(1) }
`)
	diff(t, "findings", calls(dir, mustRun(t, toyConfig(dir))), []string{
		"gen/grammar.y:100:0: call of Primitive leads to the primitive (depth 1) [windows]",
	})
}

func TestGenerics(t *testing.T) {
	dir := write(t, prim+`
-- g/g.go --
package g

import "example.com/m/prim"

type Server[T ~int] struct{ port T }

func (s *Server[T]) Open() { prim.Primitive(int(s.port)) }

func With[T any](f func() T) T { prim.Primitive(1); return f() }
-- user/user.go --
package user

import "example.com/m/g"

type port int

func Use() {
	new(g.Server[port]).Open()
	g.With[int](nil)
}
`)
	diff(t, "findings", calls(dir, mustRun(t, toyConfig(dir))), []string{
		"g/g.go:7:30: call of Primitive leads to the primitive (depth 1) [windows]",
		"g/g.go:9:34: call of Primitive leads to the primitive (depth 1) [windows]",
		"user/user.go:8:2: call of Open leads to the primitive (depth 2) [windows]",
		"user/user.go:9:2: call of With leads to the primitive (depth 2) [windows]",
	})
}

func TestTargetsAreMerged(t *testing.T) {
	dir := write(t, prim+`
-- p/all.go --
package p

import "example.com/m/prim"

func All() { prim.Primitive(port) }
-- p/p_linux.go --
package p

import "example.com/m/prim"

const port = 1

func Lin() { prim.Primitive(port) }
-- p/p_other.go --
//go:build !linux

package p

import "example.com/m/prim"

const port = 2

func Other() { prim.Primitive(port) }
`)
	cfg := toyConfig(dir)
	cfg.GOOS = []string{"windows", "linux", "darwin", "linux"}
	res := mustRun(t, cfg)
	diff(t, "findings", calls(dir, res), []string{
		"p/all.go:5:14: call of Primitive leads to the primitive (depth 1) [windows linux darwin]",
		"p/p_linux.go:7:14: call of Primitive leads to the primitive (depth 1) [linux]",
		"p/p_other.go:9:16: call of Primitive leads to the primitive (depth 1) [windows darwin]",
	})
	if res.Stats.Files != 4 {
		t.Errorf("%d files were parsed, want each of the 4 once", res.Stats.Files)
	}
}

func TestTestFiles(t *testing.T) {
	dir := write(t, prim+`
-- p/p.go --
package p

import "example.com/m/prim"

func Open() { prim.Primitive(1) }
-- p/p_test.go --
package p

func inTest() { Open() }
-- p/x_test.go --
package p_test

import "example.com/m/p"

func external() { p.Open() }
`)
	inPackage := "p/p.go:5:15: call of Primitive leads to the primitive (depth 1) [windows]"
	cfg := toyConfig(dir)
	diff(t, "findings without tests", calls(dir, mustRun(t, cfg)), []string{inPackage})
	cfg.Tests = true
	res := mustRun(t, cfg)
	diff(t, "findings with tests", calls(dir, res), []string{
		inPackage,
		"p/p_test.go:3:17: call of Open leads to the primitive (depth 2) [windows]",
		"p/x_test.go:5:19: call of Open leads to the primitive (depth 2) [windows]",
	})
	for _, p := range res.Problems {
		t.Errorf("unexpected problem: %v", p)
	}
}

// TestExternalDriver checks that a build system's driver is asked instead of
// the go command, where one is set.
func TestExternalDriver(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the driver of this test is a shell script")
	}
	dir := write(t, `
-- gen/p.go --
package p

func Primitive(port int) {}

func Open() { Primitive(1) }
`)
	response, err := json.Marshal(map[string]any{
		"Compiler": "gc",
		"Arch":     "386",
		"Roots":    []string{"//p"},
		"Packages": []map[string]any{{
			"ID":              "//p",
			"Name":            "p",
			"PkgPath":         "example.com/p",
			"GoFiles":         []string{filepath.Join(dir, "source-that-generates-p.txt")},
			"CompiledGoFiles": []string{filepath.Join(dir, "gen", "p.go")},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(dir, "driver.sh")
	text := "#!/bin/sh\ncat <<'END'\n" + string(response) + "\nEND\n"
	if err := os.WriteFile(script, []byte(text), 0o777); err != nil {
		t.Fatal(err)
	}
	cfg := toyConfig(dir)
	cfg.Env = append(offline(), "GOPACKAGESDRIVER="+script)
	diff(t, "findings", calls(dir, mustRun(t, cfg)), []string{
		"gen/p.go:5:15: call of Primitive leads to the primitive (depth 1) [windows]",
	})
}

func TestTags(t *testing.T) {
	dir := write(t, prim+`
-- p/p.go --
//go:build special && extra

package p

import "example.com/m/prim"

func Open() { prim.Primitive(1) }
-- p/doc.go --
package p
`)
	cfg := toyConfig(dir)
	diff(t, "findings without tags", calls(dir, mustRun(t, cfg)), []string(nil))
	cfg.Tags = "special,extra"
	diff(t, "findings with tags", calls(dir, mustRun(t, cfg)), []string{
		"p/p.go:7:15: call of Primitive leads to the primitive (depth 1) [windows]",
	})
}

func TestSymlinkedDirectory(t *testing.T) {
	dir := write(t, prim+`
-- p/p.go --
package p

import "example.com/m/prim"

func Open() { prim.Primitive(1) }
`)
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Skip(err)
	}
	if got := calls(link, mustRun(t, toyConfig(link))); len(got) != 1 {
		t.Errorf("findings are %q, want one", got)
	}
}

// TestSameInEveryOrder runs a program with many packages over and over, on
// many workers, lazily and eagerly.
func TestSameInEveryOrder(t *testing.T) {
	var b strings.Builder
	b.WriteString(prim)
	for i := range 40 {
		fmt.Fprintf(&b, "-- p%d/a.go --\npackage p%d\n\nimport \"example.com/m/prim\"\n", i, i)
		for j := max(0, i-3); j < i; j++ {
			fmt.Fprintf(&b, "import \"example.com/m/p%d\"\n", j)
		}
		fmt.Fprintf(&b, "func MarkOpen%d() { prim.Primitive(1)\n", i)
		for j := max(0, i-3); j < i; j++ {
			fmt.Fprintf(&b, "p%d.MarkOpen%d()\n", j, j)
		}
		fmt.Fprintf(&b, "}\n-- p%d/b.go --\npackage p%d\n\nfunc MarkB() { MarkOpen%d() }\n", i, i, i)
	}
	dir := write(t, b.String())
	cfg := toyConfig(dir)
	cfg.GOOS = []string{"linux", "windows"}
	cfg.Workers = 1
	want := mustRun(t, cfg)
	if len(want.Findings) < 200 {
		t.Fatalf("the program has %d findings, fewer than it is worth", len(want.Findings))
	}
	for i := range 6 {
		cfg.Workers = 2 + 4*i
		cfg.Eager = i%2 == 1
		got := mustRun(t, cfg)
		diff(t, "findings", got.Findings, want.Findings)
		diff(t, "problems", got.Problems, want.Problems)
	}
}

func TestUnusableAnalyzer(t *testing.T) {
	dir := write(t, prim)
	cfg := toyConfig(dir)
	broken := *cfg.Analyzer
	broken.ResultType = nil
	broken.Run = nil
	cfg.Analyzer = &broken
	_, err := Run(context.Background(), cfg)
	var le *LoadError
	if !errors.As(err, &le) {
		t.Fatalf("error is %v, want a LoadError", err)
	}
	diff(t, "problems", kinds(&Result{Problems: le.Problems}), []string{"example.com/m/prim analysis failed"})
}

// TestVariadicOfAnImport names a type of an import nowhere but after "...".
func TestVariadicOfAnImport(t *testing.T) {
	dir := write(t, prim+`
-- opt/opt.go --
package opt

type Option struct{}
-- main.go --
package main

import (
	"example.com/m/opt"
	"example.com/m/prim"
)

func run(...opt.Option) { prim.Primitive(1) }

func main() { run() }
`)
	cfg := toyConfig(dir)
	cfg.Patterns = []string{"."}
	res := mustRun(t, cfg)
	diff(t, "problems", kinds(res), []string(nil))
	diff(t, "findings", calls(dir, res), []string{
		"main.go:8:27: call of Primitive leads to the primitive (depth 1) [windows]",
		"main.go:10:15: call of run leads to the primitive (depth 2) [windows]",
	})
}
