package analyzer

import (
	"go/ast"
	"go/build"
	"go/build/constraint"
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// forWindows reports whether a file can be part of a build for Windows, judged
// by its name and its constraint. Constraints on anything but the system are
// taken as they suit: the user's tags may have chosen the file.
func forWindows(name string, f *ast.File) bool {
	return nameFits(filepath.Base(name), "windows") && constraintFits(f)
}

// nameFits reports whether the go command takes a file of that name for a
// system, on some architecture.
func nameFits(base, goos string) bool {
	if !strings.Contains(base, "_") {
		return true
	}
	for _, arch := range []string{"amd64", "arm64", "386", "arm"} {
		c := build.Context{
			GOOS: goos, GOARCH: arch, Compiler: "gc", CgoEnabled: true,
			OpenFile: func(string) (io.ReadCloser, error) {
				return io.NopCloser(strings.NewReader("package p\n")), nil
			},
		}
		if ok, err := c.MatchFile("", base); ok || err != nil {
			return true
		}
	}
	return false
}

func constraintFits(f *ast.File) bool {
	for _, group := range f.Comments {
		if group.Pos() > f.Package {
			break
		}
		for _, c := range group.List {
			if !constraint.IsGoBuild(c.Text) {
				continue
			}
			x, err := constraint.Parse(c.Text)
			return err != nil || satisfiable(x)
		}
	}
	return true
}

// maxFree bounds the tags of one constraint that are tried out.
const maxFree = 8

// satisfiable reports whether a constraint can hold on Windows.
func satisfiable(x constraint.Expr) bool {
	var free []string
	x.Eval(func(tag string) bool {
		if !isSystem(tag) && !slices.Contains(free, tag) {
			free = append(free, tag)
		}
		return false
	})
	if len(free) > maxFree {
		return true
	}
	for set := range 1 << len(free) {
		holds := x.Eval(func(tag string) bool {
			if i := slices.Index(free, tag); i >= 0 {
				return set&(1<<i) != 0
			}
			return tag == "windows"
		})
		if holds {
			return true
		}
	}
	return false
}

// isSystem reports whether a build tag names an operating system, or unix.
func isSystem(tag string) bool {
	if tag == "unix" || tag == "windows" {
		return true
	}
	file := "x_" + tag + ".go"
	return nameFits(file, tag) && !nameFits(file, "windows")
}
