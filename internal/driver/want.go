package driver

import (
	"context"
	"go/types"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/sockvet/sockvet/internal/driver/outline"
)

// This file finds out, before anything is parsed, which declarations of a
// package others may ask for: the names that a file selects from what it
// imports. In most programs these are a small part of what there is.

// scan reads the outlines of the packages' files. It returns early, with fewer,
// when ctx is done.
func (r *run) scan(ctx context.Context, nodes []*node) {
	var sources []*source
	users := make(map[*source]*node)
	for _, n := range nodes {
		for _, src := range n.sources {
			if users[src] == nil && src.outline == nil {
				users[src] = n
				sources = append(sources, src)
			}
		}
	}
	var next atomic.Int64
	var group sync.WaitGroup
	for range r.cfg.workers() {
		group.Go(func() {
			scanner := outline.NewScanner(r.cfg.scout.clues)
			var buf []byte
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(sources) {
					return
				}
				buf = r.scanSource(scanner, sources[i], users[sources[i]], buf)
			}
		})
	}
	group.Wait()
}

// scanSource reads the outline of a file, through buf, which it returns, larger
// if need be.
func (r *run) scanSource(scanner *outline.Scanner, src *source, user *node, buf []byte) []byte {
	defer timed(&r.scanTime)()
	text, same := src.read(buf)
	if !same {
		r.unstable.Store(true)
	}
	r.files.Add(1)
	r.bytes.Add(int64(len(text)))
	if src.unread != nil {
		return buf
	}
	src.outline = scanner.Scan(text, func(path string) string {
		if dep := user.imports[path]; dep != nil {
			return dep.meta.Name
		}
		return ""
	})
	src.spells = slices.ContainsFunc(src.outline.Names, r.primitives.has)
	return text
}

// want tells the imports of a package what its files select from them.
func (n *node) want() {
	for _, src := range n.sources {
		if src.outline == nil || src.outline.Odd {
			for _, dep := range n.imports {
				dep.whole = true
			}
			continue
		}
		for _, imp := range src.outline.Imports {
			if dep := n.imports[imp.Path]; dep != nil {
				dep.wants = append(dep.wants, imp.Selected)
			}
		}
	}
}

// prepare plans what is made of the packages that are not hits.
func (r *run) prepare() {
	if len(r.unknown()) == 0 {
		return
	}
	for _, p := range r.programs {
		for _, n := range p.nodes {
			n.makeShell()
			r.byTypes.Store(n.shell, n)
			if n.hit {
				p.known.publish(n)
			} else {
				n.early = r.early(n)
			}
			if !n.hit || n.typesOnly {
				n.want()
			}
		}
		p.rank()
	}
}

// makeShell makes the shell of a package whose imports have theirs.
func (n *node) makeShell() {
	n.shell = types.NewPackage(n.meta.PkgPath, n.meta.Name)
	var imports []*types.Package
	for _, path := range sortedPaths(n.imports) {
		imports = append(imports, n.imports[path].shell)
	}
	n.shell.SetImports(imports)
	n.shell.MarkComplete()
}
