package driver

import (
	"cmp"
	"go/build"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// The type checker cannot look into C, and running cgo, a compiler's work,
// for every package would cost what the driver is made to save. A package of
// the user's that imports "C" is healed: its functions that use C lose their
// bodies, the others are analysed (heal.go). The standard library is spared
// that: each of its packages that use cgo, net above all, has files that
// take the place of the cgo ones where cgo is off, with the same
// declarations, and those are read instead.

// withoutCgo replaces the files of a package of the standard library that
// uses cgo by those of a build without it, and its imports by theirs, which
// it finds in all, the packages of the program by import path. It returns
// meta itself if there is nothing to replace.
func (cfg *Config) withoutCgo(goos string, env goEnv, meta *packages.Package, all map[string]*packages.Package) *packages.Package {
	inGoroot := env.goroot != "" && strings.HasPrefix(meta.Dir, filepath.Join(env.goroot, "src"))
	// go/packages doesn't tell which files use cgo, but puts them last.
	if !inGoroot || slices.IsSorted(meta.GoFiles) {
		return meta
	}
	ctxt := build.Default
	ctxt.GOOS, ctxt.GOARCH = goos, env.goarch
	ctxt.CgoEnabled = false
	pkg, err := ctxt.ImportDir(meta.Dir, 0)
	if err != nil {
		return meta // nothing is left of it
	}
	pure := *meta
	pure.GoFiles = nil
	for _, name := range pkg.GoFiles {
		pure.GoFiles = append(pure.GoFiles, filepath.Join(pkg.Dir, name))
	}
	pure.Imports = make(map[string]*packages.Package)
	for _, path := range pkg.Imports {
		imp := cmp.Or(meta.Imports[path], all[path])
		if imp == nil {
			return meta // no other package of the program imports it
		}
		pure.Imports[path] = imp
	}
	return &pure
}

// byPath returns all packages of a listing by import path, those without
// test files where there are variants.
func byPath(listed []*packages.Package) map[string]*packages.Package {
	all := make(map[string]*packages.Package)
	packages.Visit(listed, nil, func(meta *packages.Package) {
		if meta.ForTest == "" {
			all[meta.PkgPath] = meta
		}
	})
	return all
}
