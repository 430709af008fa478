package driver

import "sync"

// A finder tells the caller of findings as soon as no package that is left to
// do can show the same: a package is done when it is done for every target,
// with its test variant.
type finder struct {
	mu    sync.Mutex
	tell  func([]Finding) // nil if nobody wants to know
	goos  []string
	left  map[string]int // packages not done, by import path
	found map[string][]Finding
}

func newFinder(cfg *Config) *finder {
	return &finder{tell: cfg.Found, goos: cfg.GOOS, left: make(map[string]int), found: make(map[string][]Finding)}
}

// start takes the packages that match, and tells of those that there is nothing
// left to do on.
func (f *finder) start(programs []*program) {
	var roots []*node
	for _, prog := range programs {
		for _, n := range prog.nodes {
			if n.root {
				roots = append(roots, n)
				f.left[n.meta.PkgPath]++
			}
		}
	}
	for _, n := range roots {
		if !n.active() {
			f.done(n)
		}
	}
}

// done takes the findings of a package that matches.
func (f *finder) done(n *node) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.tell == nil || !n.root {
		return
	}
	path := n.meta.PkgPath
	f.found[path] = append(f.found[path], n.findings...)
	if f.left[path]--; f.left[path] > 0 {
		return
	}
	if found := merge(f.found[path], f.goos); len(found) > 0 {
		f.tell(found)
	}
	delete(f.found, path)
}

func (f *finder) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.tell = nil
}
