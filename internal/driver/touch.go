package driver

import (
	"go/ast"
	"slices"
	"sync"

	"github.com/sockvet/sockvet/internal/driver/outline"
	"github.com/sockvet/sockvet/internal/socketflow"
)

// mayTouch reports whether the pass may have something to find or to tell in
// the package, judged by its tokens and, where these leave it open, by its syntax.
func (r *run) mayTouch(n *node) bool {
	switch {
	case r.cfg.Eager:
		return true
	case r.cfg.scout.blind(n.meta.PkgPath):
		return false
	}
	var clues []*ast.File
	for _, src := range n.sources {
		names, ok := r.namesIn(src)
		if !ok {
			continue
		}
		if r.isPrimitive(names) || n.program.known.meets(n, names) || n.meetsNear(src, names) {
			return true
		}
		if src.hasClue() {
			if file := r.parsed(src); file != nil {
				clues = append(clues, file)
			}
		}
	}
	return len(clues) > 0 && r.cfg.scout.mayTouch(clues)
}

// hasClue reports whether the syntax of the file may have something that names
// don't tell of.
func (s *source) hasClue() bool { return s.outline != nil && (s.outline.Clue || s.outline.Odd) }

// namesIn returns the names that stand in a file, in ascending order. It reports
// false if there is nothing to read.
func (r *run) namesIn(src *source) ([]uint32, bool) {
	if src.outline == nil {
		return nil, false
	}
	if !src.outline.Odd {
		return src.outline.Names, true
	}
	file := r.parsed(src)
	if file == nil {
		return nil, false
	}
	var names []uint32
	ast.Inspect(file, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			names = append(names, outline.Hash(id.Name))
		}
		return true
	})
	slices.Sort(names)
	return slices.Compact(names), true
}

// early returns the files of a package of which the syntax will be wanted, as far
// as can be said before its dependencies are done.
func (r *run) early(n *node) []*source {
	if n.root || r.cfg.Eager {
		return n.sources
	}
	if r.cfg.scout.blind(n.meta.PkgPath) {
		return nil
	}
	var clues []*source
	for _, src := range n.sources {
		if src.outline != nil && r.isPrimitive(src.outline.Names) {
			return n.sources
		}
		if src.hasClue() {
			clues = append(clues, src)
		}
	}
	return clues
}

func (r *run) isPrimitive(names []uint32) bool {
	return slices.ContainsFunc(names, func(name uint32) bool { return r.primitives[name] })
}

// hashes returns what stands for names in an outline.
func hashes(names socketflow.Names) map[uint32]bool {
	out := make(map[uint32]bool, len(names))
	for name := range names {
		out[outline.Hash(name)] = true
	}
	return out
}

// meetsNear reports whether a file uses a function or a variable of a package it
// imports, that there is a fact about: a file that doesn't import a package can't
// name them.
func (n *node) meetsNear(src *source, names []uint32) bool {
	if src.outline.Odd {
		for _, dep := range n.imports {
			if meets(names, dep.near) {
				return true
			}
		}
		return false
	}
	for _, imp := range src.outline.Imports {
		if dep := n.imports[imp.Path]; dep != nil && meets(names, dep.near) {
			return true
		}
	}
	return false
}

// meets reports whether one of few is among the names, which are sorted.
func meets(names, few []uint32) bool {
	for _, name := range few {
		if _, ok := slices.BinarySearch(names, name); ok {
			return true
		}
	}
	return false
}

// knownNames are the names of what packages of a program have facts about and
// others can use without importing them: methods and fields.
type knownNames struct {
	mu      sync.RWMutex
	holders map[uint32][]int // indexes of the packages, by name
}

// publish takes down the names of what there are facts about in a package that
// is done.
func (k *knownNames) publish(n *node) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.holders == nil {
		k.holders = make(map[uint32][]int)
	}
	for _, f := range n.factNames() {
		name := outline.Hash(f.Name)
		if f.Reach == reachNear {
			n.near = append(n.near, name)
			continue
		}
		k.holders[name] = append(k.holders[name], n.index)
	}
}

// meets reports whether a dependency of n has a fact that goes by one of the
// names.
func (k *knownNames) meets(n *node, names []uint32) bool {
	k.mu.RLock()
	defer k.mu.RUnlock()
	for _, name := range names {
		if slices.ContainsFunc(k.holders[name], n.below.has) {
			return true
		}
	}
	return false
}

// A factName is an identifier that a package must spell to use what a fact
// is about.
type factName struct {
	Name  string
	Reach factReach
}

// factNames returns the names of the functions, methods, variables and fields
// that there are facts about; a fact about the package has names of its own.
// Facts that only tell more to those who touch a socket have none.
func (n *node) factNames() []factName {
	if n.hit {
		return n.record.Names
	}
	var out []factName
	for _, key := range n.facts.order {
		if fn, ok := n.facts.objects[key].fact.(*socketflow.FuncFact); !ok || fn.Telling {
			out = append(out, factName{key.obj.Name(), n.facts.objects[key].reach})
		}
	}
	for _, typ := range sortedTypes(n.facts.packages) {
		if fact, ok := n.facts.packages[typ].(interface{ Names() []string }); ok {
			for _, name := range fact.Names() {
				out = append(out, factName{name, reachNear})
			}
		}
	}
	return out
}
