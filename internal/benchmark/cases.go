package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/sockvet/sockvet/internal/accuracy/module"
)

// A bench is what all cases have in common.
type bench struct {
	tools   []tool
	scratch string // for caches that are empty at first; removed at the end
}

func newBench(ctx context.Context, dir string) (*bench, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	all, err := tools(ctx, filepath.Join(dir, "bin"))
	if err != nil {
		return nil, err
	}
	scratch, err := os.MkdirTemp(dir, "scratch-")
	if err != nil {
		return nil, err
	}
	return &bench{tools: all, scratch: scratch}, nil
}

// A setting is a module under measurement.
type setting struct {
	*bench
	dir  string   // of the module
	leaf leafFile // of a package that no other imports
}

// A benchCase says what is done before each run of a tool, and whether there
// is a run before those that are counted.
type benchCase struct {
	name   string
	title  string
	warmUp bool
	before func(s *setting, t *tool) error
	// emptyBuildCache gives each run a build cache of its own.
	emptyBuildCache bool
}

func cases() []benchCase {
	nothing := func(*setting, *tool) error { return nil }
	emptyCache := func(s *setting, t *tool) error { return os.RemoveAll(s.cache(t)) }
	edit := func(s *setting, _ *tool) error { return s.leaf.edit() }
	return []benchCase{
		{name: "cold", title: "empty build cache", before: emptyCache, emptyBuildCache: true},
		{name: "first", title: "first run", before: emptyCache, warmUp: true},
		{name: "second", title: "second run, nothing changed", before: nothing, warmUp: true},
		{name: "edit", title: "after editing one package", before: edit, warmUp: true},
	}
}

func caseNames() []string {
	var names []string
	for _, c := range cases() {
		names = append(names, c.name)
	}
	return names
}

// cache is the directory of a tool's own cache.
func (b *bench) cache(t *tool) string { return filepath.Join(b.scratch, "cache", t.name) }

// module measures all cases on one module.
func (b *bench) module(ctx context.Context, work, name string, opts options) ([]row, error) {
	v, err := module.ParseVersion(name)
	if err != nil {
		return nil, err
	}
	dir, err := module.Prepare(ctx, work, v)
	if err != nil {
		return nil, err
	}
	leaf, err := findLeaf(ctx, dir)
	if err != nil {
		return nil, err
	}
	defer leaf.restore()
	s := &setting{bench: b, dir: dir, leaf: leaf}
	var rows []row
	for _, c := range cases() {
		runs := opts.runs
		if c.emptyBuildCache {
			runs = opts.coldRuns
		}
		if runs == 0 || !slices.Contains(opts.cases, c.name) {
			continue
		}
		r := row{module: v, title: c.title, runs: make(map[string]samples)}
		if c.warmUp {
			if err := s.round(ctx, c, nil); err != nil {
				return nil, err
			}
		}
		for i := range runs {
			fmt.Fprintf(os.Stderr, "benchmark: %s: %s, run %d of %d\n", v, c.title, i+1, runs)
			if err := s.round(ctx, c, r.runs); err != nil {
				return nil, err
			}
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// round runs each tool once, and adds what it took unless into is nil.
func (s *setting) round(ctx context.Context, c benchCase, into map[string]samples) error {
	for i := range s.tools {
		t := &s.tools[i]
		if err := c.before(s, t); err != nil {
			return err
		}
		took, err := s.run(ctx, t, c.emptyBuildCache)
		if err != nil {
			return err
		}
		if into != nil {
			into[t.name] = append(into[t.name], took)
		}
	}
	return nil
}

// run runs a tool, with a build cache that is empty or with the user's.
func (s *setting) run(ctx context.Context, t *tool, emptyBuildCache bool) (sample, error) {
	if !emptyBuildCache {
		return t.run(ctx, s.dir, s.cache(t), "")
	}
	buildCache, err := os.MkdirTemp(s.scratch, "gocache-")
	if err != nil {
		return sample{}, err
	}
	defer os.RemoveAll(buildCache)
	return t.run(ctx, s.dir, s.cache(t), buildCache)
}
