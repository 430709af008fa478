package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"

	"github.com/sockvet/sockvet/internal/accuracy/module"
)

// growthSizes are the numbers of packages, dependencies included, of the
// parts of the module that are measured; the last part is the module.
var growthSizes = []int{1000, 2000, 4000}

// A size is what a part of a module took.
type size struct {
	packages int
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
	parts := parts(pkgs, growthSizes)
	sizes := make([]size, len(parts))
	for i := range opts.runs {
		for j, p := range parts {
			fmt.Fprintf(os.Stderr, "benchmark: %s: %d packages, run %d of %d\n", v, p.packages, i+1, opts.runs)
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
			sizes[j].packages = p.packages
			sizes[j].runs = append(sizes[j].runs, took)
		}
	}
	return sizes, nil
}

// A part of a module is some of its packages and all that they depend on.
type part struct {
	patterns []string
	packages int
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
		last := i == len(pkgs)-1
		if len(out) < len(sizes) && len(known) >= sizes[len(out)] || last {
			out = append(out, part{slices.Clone(patterns), len(known)})
		}
	}
	return out
}
