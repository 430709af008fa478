package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/driver"
)

// TestMain makes the test binary the program: it starts itself for each
// package.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && slices.Contains([]string{"-unit", "-dir", "-std=false", "-config"}, os.Args[1]) {
		main()
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// layers is a program whose findings take facts from packages that the main
// package doesn't import.
const layers = `
-- go.mod --
module example.com/m

go 1.26
-- low/low.go --
package low

import "net/http"

type Server struct{ addr string }

func New(addr string) *Server { return &Server{addr} }

func (s *Server) Run() error { return http.ListenAndServe(s.addr, nil) }
-- mid/mid.go --
package mid

import "example.com/m/low"

type App struct{ *low.Server }

func NewApp(addr string) App { return App{low.New(addr)} }

func Serve(addr string) error { return low.New(addr).Run() }
-- main.go --
package main

import "example.com/m/mid"

func main() {
	go mid.Serve(":8080")
	mid.NewApp(":9090").Run()
}
-- generated/generated.go --
package generated

import "net"

func Listen() (net.Listener, error) { return net.Listen("tcp", ":8081") }
`

func write(t *testing.T, archive string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, must(txtar.FS(txtar.Parse([]byte(archive))))); err != nil {
		t.Fatal(err)
	}
	return dir
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// nogo returns what the program prints for the packages below dir, sorted.
func nogo(t *testing.T, dir string, args ...string) []string {
	t.Helper()
	cmd := exec.Command(os.Args[0], append(args, "-dir", dir, "./...")...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s", cmd, err, out)
	}
	return slices.Sorted(strings.Lines(string(out)))
}

// TestSameAsCommand wants the findings of the command's own driver.
func TestSameAsCommand(t *testing.T) {
	for name, dir := range map[string]string{"examples": must(filepath.Abs("../../examples")), "layers": write(t, layers)} {
		t.Run(name, func(t *testing.T) {
			result, err := driver.Run(context.Background(), driver.Config{Dir: dir, Settings: analyzer.DefaultSettings()})
			if err != nil {
				t.Fatal(err)
			}
			var want []string
			for _, f := range result.Findings {
				want = append(want, fmt.Sprintf("%s:%d:%d: %s\n", f.File, f.Line, f.Column, f.Message))
			}
			if len(want) < 3 {
				t.Fatalf("the command finds %d, too few to compare", len(want))
			}
			slices.Sort(want)
			if diff := cmp.Diff(want, nogo(t, dir)); diff != "" {
				t.Errorf("nogo finds something else (-command +nogo):\n%s", diff)
			}
		})
	}
}

// TestWithoutStandardLibrary shows what rules_go gets, which leaves the
// standard library out.
func TestWithoutStandardLibrary(t *testing.T) {
	found := nogo(t, write(t, layers), "-std=false")
	if len(found) != 1 || !strings.Contains(found[0], "generated.go:5:") {
		t.Errorf("found %q, want what binds through package net itself", found)
	}
}

// TestConfig wants flags and excluded files of nogo's configuration heeded.
func TestConfig(t *testing.T) {
	config := filepath.Join(t.TempDir(), "nogo.json")
	for _, test := range []struct {
		json string
		want int
	}{
		{`{"sockvet": {"exclude_files": {"generated/": "not ours"}}}`, 0},
		{`{"sockvet": {"analyzer_flags": {"level": "error"}}}`, 0},
		{`{"sockvet": {"analyzer_flags": {"level": "warning"}}}`, 1},
	} {
		if err := os.WriteFile(config, []byte(test.json), 0o666); err != nil {
			t.Fatal(err)
		}
		if found := nogo(t, write(t, layers), "-std=false", "-config", config); len(found) != test.want {
			t.Errorf("%s: found %q, want %d findings", test.json, found, test.want)
		}
	}
}
