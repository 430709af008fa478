package driver

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFoundTellsAll wants a run to tell of each finding once before it ends,
// with all its targets, and as well where the cache knows it.
func TestFoundTellsAll(t *testing.T) {
	cfg := toyConfig(write(t, prim+`
-- low/low.go --
package low

import "example.com/m/prim"

func Open() { prim.Primitive(1) }
-- low/low_windows.go --
package low

import "example.com/m/prim"

func Only() { prim.Primitive(2) }
-- high/high.go --
package high

import (
	"example.com/m/low"
	"example.com/m/prim"
)

func Run() { low.Open(); prim.Primitive(3) }
-- high/high_test.go --
package high

import "example.com/m/prim"

func tested() { prim.Primitive(4) }
`))
	cfg.GOOS = []string{"windows", "linux"}
	cfg.Tests = true
	cfg.Cache = t.TempDir()
	for _, what := range []string{"first run", "second run"} {
		var told []Finding
		cfg.Found = func(found []Finding) { told = append(told, found...) }
		res, err := Run(context.Background(), cfg)
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Findings) < 4 {
			t.Fatalf("%s: %d findings, want those of four calls", what, len(res.Findings))
		}
		if len(told) != len(res.Findings) {
			t.Errorf("%s: told of %d findings, want %d", what, len(told), len(res.Findings))
		}
		if diff := cmp.Diff(res.Findings, merge(told, cfg.GOOS)); diff != "" {
			t.Errorf("%s: what was told differs (-found +told):\n%s", what, diff)
		}
	}
}

// TestFoundBeforeTheEnd wants findings of a package to be told while others
// wait to be analysed.
func TestFoundBeforeTheEnd(t *testing.T) {
	cfg := toyConfig(write(t, prim+`
-- low/low.go --
package low

import "example.com/m/prim"

func Open() { prim.Primitive(1) }
-- high/high.go --
package high

import (
	_ "example.com/m/low"
	"example.com/m/prim"
)

func Run() { prim.Primitive(3) }
`))
	var calls []string
	cfg.Found = func(found []Finding) { calls = append(calls, found[0].Package) }
	if _, err := Run(context.Background(), cfg); err != nil {
		t.Fatal(err)
	}
	if want := []string{"example.com/m/low", "example.com/m/high"}; !cmp.Equal(calls, want) {
		t.Errorf("told of %q, want a call each for %q", calls, want)
	}
}
