package driver

import (
	"errors"
	"go/token"
	"go/types"
	"slices"

	"github.com/sockvet/sockvet/internal/driver/outline"
)

// A typeSet is the types of a program's packages as the cache keeps them.
type typeSet struct {
	// Keys are those of the well-typed packages of the program, by ID.
	Keys map[string]digest
	// Whole lists the IDs of those that Data describes but for what is Left; of the
	// others it has what those lead to. Paths and Names are theirs.
	Whole, Paths, Names []string
	Left                [][]uint32 // hashes of names, in ascending order
	Data                []byte     // of exportTypes
	Dirs                []string   // of the packages that wanted these types
}

// keptTypes are the types of a typeSet.
type keptTypes struct {
	keys   map[string]digest         // by ID
	whole  map[string]bool           // by ID
	left   map[string][]uint32       // by ID
	byPath map[string]*types.Package // of all there are
}

// load makes the types anew.
func (s *typeSet) load(fset *token.FileSet) (*keptTypes, error) {
	if len(s.Paths) != len(s.Whole) || len(s.Names) != len(s.Whole) || len(s.Left) != len(s.Whole) {
		return nil, errors.New("import types: malformed entry")
	}
	byPath, err := importTypes(fset, s.Data, s.Paths, s.Names)
	if err != nil {
		return nil, err
	}
	kept := &keptTypes{keys: s.Keys, whole: make(map[string]bool, len(s.Whole)), left: make(map[string][]uint32), byPath: byPath}
	for i, id := range s.Whole {
		kept.whole[id], kept.left[id] = true, s.Left[i]
	}
	return kept, nil
}

// maxStale is the share of the packages of a program, as one in maxStale,
// that may have to be made from source beside the types that are kept. Where
// it is more, those kept are made anew.
const maxStale = 4

// planTypes says where the types come from that the packages to be judged import.
// It reports whether kept can give them; those it can't give are marked. If
// it is false, all types of the program have to come from source.
//
// A kept type may only meet types of the same making. A package is described
// together with all it leads to, and its key stands for that, so what is
// made from source can build on what is kept, never the other way round. But
// a package that was not described in full can't be had in both ways.
func (p *program) planTypes(kept *keptTypes) bool {
	if kept == nil {
		return false
	}
	for _, n := range p.nodes {
		n.typesOnly = false
	}
	stale, usable := 0, true
	var need func(n *node)
	need = func(n *node) {
		if !n.hit || n.typesOnly || !usable || n.meta.PkgPath == "unsafe" {
			return
		}
		if key, ok := kept.keys[n.meta.ID]; ok && key == n.key {
			usable = kept.whole[n.meta.ID]
			return
		}
		n.typesOnly = true
		stale++
		for _, dep := range n.imports {
			need(dep)
		}
	}
	for _, n := range p.nodes {
		if n.hit {
			continue
		}
		for _, dep := range n.imports {
			need(dep)
		}
	}
	return usable && stale*maxStale <= len(p.nodes)
}

// suffices reports whether what is to be made from source finds all that it may
// ask for among the kept types.
func (p *program) suffices(kept *keptTypes) bool {
	for _, n := range p.nodes {
		if n.hit && !n.typesOnly {
			continue
		}
		for _, src := range n.sources {
			if !n.finds(src, kept) {
				return false
			}
		}
	}
	return true
}

// finds reports whether a file of the package finds all that it may ask for
// among the kept types.
func (n *node) finds(src *source, kept *keptTypes) bool {
	lacks := func(path string) []uint32 {
		dep := n.imports[path]
		if dep == nil || !dep.hit || dep.typesOnly {
			return nil
		}
		return kept.left[dep.meta.ID]
	}
	if src.outline == nil || src.outline.Odd {
		for path := range n.imports {
			if len(lacks(path)) > 0 {
				return false
			}
		}
		return true
	}
	return !slices.ContainsFunc(src.outline.Imports, func(imp outline.Import) bool {
		return meets(lacks(imp.Path), imp.Selected)
	})
}

// makeTypes marks every package whose types those to judge may lead to.
func (p *program) makeTypes() {
	for _, n := range slices.Backward(p.nodes) {
		if n.hit && !n.typesOnly {
			continue
		}
		for _, dep := range n.imports {
			dep.typesOnly = dep.hit
		}
	}
}

// fromSource returns the packages whose types have to be made from source.
func (p *program) fromSource() []*node {
	var nodes []*node
	for _, n := range p.nodes {
		if n.typesOnly {
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// adopt gives the packages that are in kept as they are now their types.
func (r *run) adopt(p *program, kept *keptTypes) {
	var adopted []*node
	for _, n := range p.nodes {
		key, ok := kept.keys[n.meta.ID]
		if !ok || !n.hit || n.typesOnly || key != n.key {
			continue
		}
		n.types, n.left = kept.byPath[n.meta.PkgPath], kept.left[n.meta.ID]
		if n.types == nil { // nothing leads to it
			n.types = types.NewPackage(n.meta.PkgPath, n.meta.Name)
		}
		r.byTypes.Store(n.types, n)
		adopted = append(adopted, n)
	}
	for _, n := range adopted {
		n.types.SetImports(n.importedTypes())
		n.types.MarkComplete()
		n.filled.Store(true)
	}
}

// importedTypes returns what the package imports, as far as it has types.
func (n *node) importedTypes() []*types.Package {
	var out []*types.Package
	for _, path := range sortedPaths(n.imports) {
		dep := n.imports[path]
		switch {
		case dep.meta.PkgPath == "unsafe":
			out = append(out, types.Unsafe)
		case dep.types != nil:
			out = append(out, dep.types)
		}
	}
	return out
}
