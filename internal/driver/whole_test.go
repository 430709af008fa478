package driver

import (
	"fmt"
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/packages"
)

const oddDirs = `
-- go.mod --
module example.com/m

go 1.24
-- main.go --
package main

import _ "example.com/m/bad"

func main() {}
-- sub/s.go --
package sub

import _ "nowhere.example/x"
-- sub/s_test.go --
package sub
-- sub/vendor/v/v.go --
package v
-- bad/b.go --
package bad; func {
-- empty/e.go --
// nothing
-- two/a.go --
package a
-- two/b.go --
package b
-- tests/only_test.go --
package tests
-- win/w_windows.go --
package win
-- lin/l_linux.go --
package lin
-- spa ce/s.go --
package space
-- testdata/t.go --
package t
-- _old/o.go --
package o
-- nested/go.mod --
module example.com/nested
-- nested/n.go --
package n
`

// TestListWhole: whichever way a module is listed, it is what the go command lists
// for "./...".
func TestListWhole(t *testing.T) {
	const plain = "-- go.mod --\nmodule example.com/m\n\ngo 1.24\n-- m.go --\npackage m\n-- sub/s.go --\npackage sub\n-- sub/s_test.go --\npackage sub\n"
	for _, tt := range []struct {
		name, tree, dir string
		env             []string
		whole           bool
	}{
		{name: "module", tree: plain, whole: true},
		{name: "odd directories", tree: oddDirs},
		{name: "directory of a version", tree: plain + "-- a@b/x.go --\npackage ab\n"},
		{name: "part of a module", tree: plain, dir: "sub"},
		{name: "vendored", tree: plain + "-- vendor/modules.txt --\n"},
		{name: "workspace", tree: plain + "-- go.work --\ngo 1.24\n\nuse .\nuse ./o\n-- o/go.mod --\nmodule example.com/o\n-- o/o.go --\npackage o\n"},
		{name: "workspace above", dir: "in", tree: "-- go.work --\ngo 1.24\n\nuse ./in\nuse ./o\n-- o/go.mod --\nmodule example.com/o\n-- o/o.go --\npackage o\n" +
			"-- in/go.mod --\nmodule example.com/in\n-- in/i.go --\npackage in\n"},
		{name: "workspace off", tree: plain + "-- go.work --\ngo 1.24\n\nuse ./o\n", env: []string{"GOWORK=off"}, whole: true},
		{name: "nothing", tree: "-- go.mod --\nmodule example.com/m\n"},
		{name: "broken go.mod", tree: "-- go.mod --\nmodul example.com/m\n-- m.go --\npackage m\n"},
		{name: "module of that name", tree: "-- go.mod --\nmodule work\n\ngo 1.24\n-- m.go --\npackage m\n-- sub/s.go --\npackage sub\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cfg := Config{Dir: filepath.Join(write(t, tt.tree), tt.dir), Patterns: []string{"./..."}, Tests: true, Env: append(offline(), tt.env...)}
			cfg = cfg.withDefaults()
			pc := cfg.listConfig(t.Context(), "windows", listMode)
			if _, whole := cfg.listWhole(pc); whole != tt.whole {
				t.Errorf("listed as a whole: %t, want %t", whole, tt.whole)
			}
			got, gotErr := cfg.list(t.Context(), "windows")
			want, wantErr := packages.Load(pc, "./...")
			if g, w := outlineOf(got, gotErr), outlineOf(want, wantErr); g != w {
				t.Errorf("listed\n%swant\n%s", g, w)
			}
		})
	}
}

// outlineOf tells what a listing says of the packages that the patterns match.
func outlineOf(pkgs []*packages.Package, err error) string {
	out := fmt.Sprintln(err)
	for _, p := range pkgs {
		out += fmt.Sprintln(p.ID, p.Name, p.GoFiles, p.IgnoredFiles, p.Errors)
	}
	return out
}
