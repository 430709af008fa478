package driver

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
)

const manyDirs = `
-- go.mod --
module example.com/m
-- main.go --
package main

func main() {}
-- cmd/a/a.go --
package a
-- cmdline/b.go --
package b
-- tests/only_test.go --
package tests
-- gen/gen.go --
//go:build ignore

package main
-- lin/lin_linux.go --
package lin
-- testdata/t.go --
package t
-- _old/o.go --
package o
-- .git/g.go --
package g
-- vendor/example.com/v/v.go --
package v
-- nested/go.mod --
module example.com/nested
-- nested/n.go --
package n
`

func TestGoDirs(t *testing.T) {
	dir := write(t, manyDirs)
	for _, test := range []struct {
		pattern   string
		workspace bool
		want      []string
		complete  bool
	}{
		{"./...", false, []string{".", "cmd/a", "cmdline", "gen", "lin"}, true},
		{"./...", true, []string{".", "cmd/a", "cmdline", "gen", "lin", "nested"}, true},
		{"./cmd/...", false, []string{"cmd/a"}, true},
		{"./cmd...", false, []string{".", "cmd/a", "cmdline", "gen", "lin"}, true},
		{filepath.Join(dir, "lin") + "/...", false, []string{"lin"}, true},
		{"./lin", false, nil, true},
		{"example.com/m/lin", false, nil, true},
		{"example.com/m/...", false, nil, false},
		{"std", false, nil, false},
		{"./nowhere/...", false, nil, false},
	} {
		cfg := Config{Dir: dir, Patterns: []string{test.pattern}}
		dirs, complete := cfg.goDirs(goEnv{workspace: test.workspace})
		var got []string
		for _, d := range dirs {
			rel, err := filepath.Rel(dir, d)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, filepath.ToSlash(rel))
		}
		slices.Sort(got)
		diff(t, "directories of "+test.pattern, slices.Compact(got), test.want)
		if complete != test.complete {
			t.Errorf("%s: complete is %v", test.pattern, complete)
		}
	}
}

// TestAskElsewhere looks at which directories make the driver ask the go command,
// whose answer has prim too.
func TestAskElsewhere(t *testing.T) {
	for _, test := range []struct {
		name, files string
		want        []string
	}{
		{"another system", "-- lin/lin_linux.go --\npackage lin\n", []string{"example.com/m/lin"}},
		{"nobody", "-- gen/gen.go --\n//go:build ignore\n\npackage main\n", nil},
		{"a tag that is not set", "-- gen/gen.go --\n//go:build special\n\npackage main\n", nil},
		{"all", "", nil},
	} {
		cfg := toyConfig(write(t, prim+test.files)).withDefaults()
		programs, elsewhere, err := cfg.load(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		got := <-elsewhere
		slices.Sort(got)
		got = slices.DeleteFunc(got, func(path string) bool { return path == "example.com/m/prim" })
		if len(programs) != 1 {
			t.Errorf("%s: %d programs", test.name, len(programs))
		}
		diff(t, test.name, got, test.want)
	}
}
