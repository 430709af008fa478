package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/sockvet/sockvet/internal/accuracy/module"
)

// growthSizes are the numbers of packages, dependencies included, of the
// parts of the module that are measured; the last part is the module.
var growthSizes = []int{1000, 2000, 4000}

// A size is what a part of a module took.
type size struct {
	packages int
	source   int64 // bytes
	runs     samples
}

// growth measures first runs of sockvet on growing parts of a module.
func (b *bench) growth(ctx context.Context, work string, opts options) ([]size, error) {
	v, err := module.ParseVersion(opts.growth)
	if err != nil {
		return nil, err
	}
	dir, err := module.Prepare(ctx, work, v)
	if err != nil {
		return nil, err
	}
	pkgs, err := list(ctx, dir)
	if err != nil {
		return nil, err
	}
	all, err := list(ctx, dir, "-deps")
	if err != nil {
		return nil, err
	}
	source := sourceSizes(all)
	parts := parts(pkgs, growthSizes)
	sizes := make([]size, len(parts))
	for i := range opts.runs {
		for j, p := range parts {
			fmt.Fprintf(os.Stderr, "benchmark: %s: %d packages, run %d of %d\n", v, len(p.packages), i+1, opts.runs)
			t := b.tools[0]
			t.args = slices.Concat(t.args[:1], p.patterns)
			t, err := t.forgetting(b.cache(&t))
			if err != nil {
				return nil, err
			}
			took, err := t.run(ctx, dir, b.cache(&t), "")
			if err != nil {
				return nil, err
			}
			sizes[j].packages, sizes[j].source = len(p.packages), p.size(source)
			sizes[j].runs = append(sizes[j].runs, took)
		}
	}
	return sizes, nil
}

// A part of a module is some of its packages and all that they depend on.
type part struct {
	patterns []string
	packages []string // sorted
}

// size returns how much source there is in the part, by that of packages.
func (p part) size(source map[string]int64) (bytes int64) {
	for _, path := range p.packages {
		bytes += source[path]
	}
	return bytes
}

// sourceSizes returns the size in bytes of the Go files of packages.
func sourceSizes(pkgs []listed) map[string]int64 {
	sizes := make(map[string]int64)
	for _, p := range pkgs {
		for _, name := range p.GoFiles {
			if info, err := os.Stat(filepath.Join(p.Dir, name)); err == nil {
				sizes[p.ImportPath] += info.Size()
			}
		}
	}
	return sizes
}

// parts returns a part of each of the sizes, or a little larger, of which
// each holds the one before. Sizes that the module hasn't are left out, but
// the module as a whole is the last part.
func parts(pkgs []listed, sizes []int) []part {
	// A command tends to import everything.
	pkgs = slices.SortedStableFunc(slices.Values(pkgs), func(a, b listed) int { return cmp.Compare(len(a.Deps), len(b.Deps)) })
	var out []part
	var patterns []string
	known := make(map[string]bool)
	for i, p := range pkgs {
		patterns = append(patterns, p.ImportPath)
		known[p.ImportPath] = true
		for _, dep := range p.Deps {
			known[dep] = true
		}
		switch {
		case i == len(pkgs)-1:
			out = append(out, part{[]string{"./..."}, slices.Sorted(maps.Keys(known))})
		case len(out) < len(sizes) && len(known) >= sizes[len(out)]:
			out = append(out, part{slices.Clone(patterns), slices.Sorted(maps.Keys(known))})
		}
	}
	return out
}
