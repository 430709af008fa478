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
	var members []member
	mention, dialer, dials := false, false, false
	for _, src := range n.sources {
		names, selected, ok := r.namesIn(src)
		if !ok {
			continue
		}
		if r.usesPrimitive(src, names) || n.selects(src, names, (*node).nears) {
			return true
		}
		if src.hasClue() {
			clues = append(clues, src)
		}
		members = n.members(members, src, names, selected)
		mention = mention || src.outline.Mention || src.outline.Odd
		dialer = dialer || slices.ContainsFunc(selected, r.members.has)
		dials = dials || n.program.known.dial(n, selected) || n.selects(src, names, (*node).dials)
	}
	switch {
	case mention && dials:
		return true
	case mention && dialer:
		clues = n.sources
	}
	return len(clues) > 0 && r.cfg.scout.mayTouch(r.allParsed(clues)) || r.comesAcross(n, members)
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

// selects reports whether a file selects a function or a variable from a package that
// it imports, which there is a fact about. told returns the names of those of a package.
func (n *node) selects(src *source, names []uint32, told func(*node) []uint32) bool {
	if src.outline.Odd {
		for _, dep := range n.imports {
			if slices.ContainsFunc(told(dep), func(name uint32) bool { return holds(names, name) }) {
				return true
			}
		}
		return false
	}
	return slices.ContainsFunc(src.outline.Imports, func(imp outline.Import) bool {
		dep := n.imports[imp.Path]
		if dep == nil {
			return false
		}
		names := told(dep)
		return slices.ContainsFunc(imp.Selected, func(name uint32) bool { return holds(names, name) })
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

// holds reports whether a name is among names in ascending order.
func holds(names []uint32, name uint32) bool {
	_, ok := slices.BinarySearch(names, name)
	return ok
}

// meets reports whether one of few is among the names, which are sorted.
func meets(names, few []uint32) bool {
	return slices.ContainsFunc(few, func(name uint32) bool { return holds(names, name) })
}
