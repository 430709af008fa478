package driver

import (
	"path/filepath"
	"slices"
)

// A wish is what is wanted of the packages of a program: all declarations, or those
// that go by some names.
type wish struct {
	dirs []string          // of those who want it
	of   map[*node]hashSet // nil for all
}

// wanted returns what was wanted in this run.
func (p *program) wanted() wish {
	w := wish{of: make(map[*node]hashSet)}
	for _, n := range p.nodes {
		if n.hit {
			continue
		}
		for _, src := range n.sources {
			w.dirs = append(w.dirs, filepath.Dir(src.name))
			n.wish(src, w.of)
		}
	}
	w.dirs = unique(w.dirs)
	return w
}

// wish adds what a file of the package may ask for.
func (n *node) wish(src *source, of map[*node]hashSet) {
	if src.outline == nil || src.outline.Odd {
		for _, dep := range n.imports {
			of[dep] = nil
		}
		return
	}
	for _, imp := range src.outline.Imports {
		dep := n.imports[imp.Path]
		if dep == nil {
			continue
		}
		names, ok := of[dep]
		if ok && names == nil {
			continue // all
		}
		if !ok {
			names = make(hashSet)
			of[dep] = names
		}
		for _, name := range imp.Selected {
			names[name] = true
		}
	}
}

// keepTypes returns what is wanted of the types of the program's packages, for a
// later run.
func (r *run) keepTypes(p *program, wanted wish) (*typeSet, error) {
	kept := &typeSet{Keys: make(map[string]digest), Dirs: wanted.dirs}
	var pkgs []exported
	paths := make(map[string]bool)
	for _, n := range p.nodes {
		if n.types == nil || n.tainted || !n.keyed || n.meta.ForTest != "" || paths[n.meta.PkgPath] {
			continue
		}
		paths[n.meta.PkgPath] = true
		kept.Keys[n.meta.ID] = n.key
		names, ok := wanted.of[n]
		if !ok {
			continue
		}
		e := exported{n.types, names}
		kept.Whole = append(kept.Whole, n.meta.ID)
		kept.Paths = append(kept.Paths, n.meta.PkgPath)
		kept.Names = append(kept.Names, n.types.Name())
		kept.Left = append(kept.Left, slices.Concat(n.left, e.left()))
		slices.Sort(kept.Left[len(kept.Left)-1])
		pkgs = append(pkgs, e)
	}
	var err error
	kept.Data, err = exportTypes(r.fset, pkgs)
	return kept, err
}
