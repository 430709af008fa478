package driver

import (
	"go/ast"
	"slices"

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
	var clues []*source
	mention, member, dials := false, false, false
	for _, src := range n.sources {
		names, members, ok := r.namesIn(src)
		if !ok {
			continue
		}
		if r.usesPrimitive(src, names) || n.program.known.meets(n, names, members) || n.meetsNear(src, names, (*node).nears) {
			return true
		}
		if src.hasClue() {
			clues = append(clues, src)
		}
		mention = mention || src.outline.Mention || src.outline.Odd
		member = member || slices.ContainsFunc(members, r.members.has)
		dials = dials || n.program.known.dial(n, members) || n.meetsNear(src, names, (*node).dials)
	}
	switch {
	case mention && dials:
		return true
	case mention && member:
		clues = n.sources
	}
	return len(clues) > 0 && r.cfg.scout.mayTouch(r.allParsed(clues))
}

// allParsed returns the syntax of those files that can be read.
func (r *run) allParsed(sources []*source) []*ast.File {
	var files []*ast.File
	for _, src := range sources {
		if file := r.parsed(src); file != nil {
			files = append(files, file)
		}
	}
	return files
}

// hasClue reports whether the syntax of the file may have something that names
// don't tell of.
func (s *source) hasClue() bool { return s.outline != nil && (s.outline.Clue || s.outline.Odd) }

// namesIn returns the names that stand in a file and the members that it selects,
// in ascending order. It reports false if there is nothing to read.
func (r *run) namesIn(src *source) (names, members []uint32, ok bool) {
	if src.outline == nil {
		return nil, nil, false
	}
	if !src.outline.Odd {
		return src.outline.Names, src.outline.Members, true
	}
	file := r.parsed(src)
	if file == nil {
		return nil, nil, false
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			names = append(names, outline.Hash(id.Name))
		}
		return true
	})
	slices.Sort(names)
	names = slices.Compact(names)
	return names, names, true
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
		if src.outline != nil && r.usesPrimitive(src, src.outline.Names) {
			return n.sources
		}
		if src.hasClue() {
			clues = append(clues, src)
		}
	}
	return clues
}

// usesPrimitive reports whether a file, in which the names stand, uses a primitive.
// If its outline is odd, where it selects something from isn't known.
func (r *run) usesPrimitive(src *source, names []uint32) bool {
	if src.spells {
		return true
	}
	if src.outline.Odd {
		if slices.ContainsFunc(names, r.primitives.has) {
			return true
		}
		for _, funcs := range r.funcs {
			if slices.ContainsFunc(names, funcs.has) {
				return true
			}
		}
		return false
	}
	return slices.ContainsFunc(src.outline.Imports, func(imp outline.Import) bool {
		funcs := r.funcs[imp.Path]
		return funcs != nil && slices.ContainsFunc(imp.Selected, funcs.has)
	})
}

// A hashSet is a set of what stands for names in an outline.
type hashSet map[uint32]bool

func newHashSet(names socketflow.Names) hashSet {
	s := make(hashSet, len(names))
	for name := range names {
		s[outline.Hash(name)] = true
	}
	return s
}

func (s hashSet) has(name uint32) bool { return s[name] }

// meetsNear reports whether a file uses a function or a variable of a package it
// imports, that there is a fact about: a file that doesn't import a package can't
// name them. names returns those of a package.
func (n *node) meetsNear(src *source, used []uint32, names func(*node) []uint32) bool {
	if src.outline.Odd {
		for _, dep := range n.imports {
			if meets(used, names(dep)) {
				return true
			}
		}
		return false
	}
	return slices.ContainsFunc(src.outline.Imports, func(imp outline.Import) bool {
		dep := n.imports[imp.Path]
		return dep != nil && meets(used, names(dep))
	})
}

// nears returns nothing before the package is done, nor does dials.
func (n *node) nears() []uint32 {
	if !n.told.Load() {
		return nil
	}
	return n.near
}

func (n *node) dials() []uint32 {
	if !n.told.Load() {
		return nil
	}
	return n.nearDials
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
