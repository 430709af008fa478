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
	dir   string   // of the module
	leaf  leafFile // of a package that no other imports
	tools []string // names of those that run
}

// A benchCase says in what state each counted run finds things.
type benchCase struct {
	name  string
	title string
	// fresh runs find nothing of their tool's own, others what the run before
	// has left.
	fresh bool
	// edited runs find one package other than the run before.
	edited bool
	// emptyBuildCache gives each run a build cache of its own.
	emptyBuildCache bool
}

var cases = []benchCase{
	{name: "cold", title: "empty build cache", fresh: true, emptyBuildCache: true},
	{name: "first", title: "first run", fresh: true},
	{name: "second", title: "second run, nothing changed"},
	{name: "edit", title: "after editing one package", edited: true},
}

func caseNames() []string {
	var names []string
	for _, c := range cases {
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
	s := &setting{bench: b, dir: dir, leaf: leaf, tools: opts.tools}
	var rows []row
	for _, c := range cases {
		runs := opts.runs
		if c.emptyBuildCache {
			runs = opts.coldRuns
		}
		if runs == 0 || !slices.Contains(opts.cases, c.name) {
			continue
		}
		r := row{module: v, title: c.title, runs: make(map[string]samples)}
		if !c.emptyBuildCache { // then nothing is ever warm
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

// round runs each tool once, and adds what it took unless into is nil. Where
// runs are not fresh, those that always are would only take time.
func (s *setting) round(ctx context.Context, c benchCase, into map[string]samples) error {
	for _, t := range s.bench.tools {
		if !slices.Contains(s.tools, t.name) || t.forgetful && !c.fresh {
			continue
		}
		took, err := s.run(ctx, t, c)
		if err != nil {
			return err
		}
		if into != nil {
			into[t.name] = append(into[t.name], took)
		}
	}
	return nil
}

// run runs a tool in the state that the case wants.
func (s *setting) run(ctx context.Context, t tool, c benchCase) (sample, error) {
	cache := s.cache(&t)
	if c.fresh {
		var err error
		if t, err = t.forgetting(cache); err != nil {
			return sample{}, err
		}
	}
	if c.edited {
		if err := s.leaf.edit(); err != nil {
			return sample{}, err
		}
	}
	if !c.emptyBuildCache {
		return t.run(ctx, s.dir, cache, "")
	}
	buildCache, err := os.MkdirTemp(s.scratch, "gocache-")
	if err != nil {
		return sample{}, err
	}
	defer os.RemoveAll(buildCache)
	return t.run(ctx, s.dir, cache, buildCache)
}
