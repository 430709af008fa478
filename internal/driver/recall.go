package driver

import (
	"errors"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"sync"
)

// recalled is what a cache knows of a package, and what of it is of use in
// this run.
type recalled struct {
	key    digest
	keyed  bool // key is known
	judged bool // all that is to know of it was found out in this run
	// besides is the digest of what the pass may have read beside the source.
	besides digest

	// hit says that record holds, for this package and for all it imports:
	// there is nothing to find out but its types, should anyone want them.
	hit       bool
	typesOnly bool // a hit whose types have to be made from source
	record    record
	factTypes map[string]reflect.Type
	unseal    sync.Once
}

// active reports whether there is work to do on the package.
func (n *node) active() bool { return !n.hit || n.typesOnly }

// hasObjectFacts reports whether there are facts about objects of the package.
func (n *node) hasObjectFacts() bool {
	if n.hit {
		return slices.ContainsFunc(n.record.Facts, func(f savedFact) bool { return f.Object != "" })
	}
	return len(n.facts.objects) > 0
}

// hasPackageFacts reports whether there are facts about the package itself.
func (n *node) hasPackageFacts() bool {
	if n.hit {
		return slices.ContainsFunc(n.record.Facts, func(f savedFact) bool { return f.Object == "" })
	}
	return len(n.facts.packages) > 0
}

// known returns the facts of the package, which must have types. Those of a
// record are unpacked for the first who asks.
func (n *node) known() *sealedFacts {
	if n.hit {
		n.unseal.Do(func() {
			facts, err := n.record.facts(n.types, n.factTypes)
			if err != nil {
				panic(err) // the key and the checksum say that this build has written it
			}
			n.facts = facts
		})
	}
	return &n.facts
}

// take makes the package a hit if rec holds for it.
func (n *node) take(rec record, types map[string]reflect.Type) {
	if !n.keyed || rec.Key != n.key {
		return
	}
	for _, dep := range n.imports {
		if !dep.hit {
			return
		}
	}
	if rec.Looked && rec.Beside != n.beside() {
		return
	}
	findings, err := rec.findings()
	if err != nil {
		return
	}
	n.hit, n.record, n.factTypes = true, rec, types
	n.besides, n.looked, n.tainted = rec.Beside, rec.Looked, rec.Tainted
	n.findings, n.problems = findings, rec.Problems
	for _, dep := range n.imports {
		n.below.union(dep.below)
		if dep.hasObjectFacts() {
			n.below.add(dep.index)
		}
	}
}

// A typeSet is the types of a program's packages as the cache keeps them.
type typeSet struct {
	// Keys are those of the well-typed packages of the program, by ID.
	Keys map[string]digest
	// Whole lists the IDs of those that Data describes in full; of the
	// others it has what those lead to. Paths and Names are theirs.
	Whole, Paths, Names []string
	Data                []byte // of exportTypes
}

// keptTypes are the types of a typeSet.
type keptTypes struct {
	keys   map[string]digest         // by ID
	whole  map[string]bool           // by ID
	byPath map[string]*types.Package // of all there are
}

// load makes the types anew.
func (s *typeSet) load(fset *token.FileSet) (*keptTypes, error) {
	if len(s.Paths) != len(s.Whole) || len(s.Names) != len(s.Whole) {
		return nil, errors.New("import types: malformed entry")
	}
	byPath, err := importTypes(fset, s.Data, s.Paths, s.Names)
	if err != nil {
		return nil, err
	}
	kept := &keptTypes{keys: s.Keys, whole: make(map[string]bool, len(s.Whole)), byPath: byPath}
	for _, id := range s.Whole {
		kept.whole[id] = true
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

// makeTypes marks every package of the program whose types are not made
// anyway.
func (p *program) makeTypes() {
	for _, n := range p.nodes {
		n.typesOnly = n.hit
	}
}

// adopt gives the packages that are in kept as they are now their types.
func (r *run) adopt(p *program, kept *keptTypes) {
	var adopted []*node
	for _, n := range p.nodes {
		key, ok := kept.keys[n.meta.ID]
		if !ok || !n.hit || n.typesOnly || key != n.key {
			continue
		}
		n.types = kept.byPath[n.meta.PkgPath]
		if n.types == nil { // nothing leads to it
			n.types = types.NewPackage(n.meta.PkgPath, n.meta.Name)
		}
		r.byTypes.Store(n.types, n)
		adopted = append(adopted, n)
	}
	for _, n := range adopted {
		n.types.SetImports(n.importedTypes())
		n.types.MarkComplete()
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

// keepTypes returns the types of the program's packages for a later run, in
// full those that a package of the user's imports: they are what is wanted
// when that is edited. Those with facts are among them, for facts are about
// objects by name.
func (r *run) keepTypes(p *program) (*typeSet, error) {
	kept := &typeSet{Keys: make(map[string]digest)}
	wanted := make(map[*node]bool)
	for _, n := range p.nodes {
		if n.hasObjectFacts() {
			wanted[n] = true
		}
		if n.editable() {
			wanted[n] = true
			for _, dep := range n.imports {
				wanted[dep] = true
			}
		}
	}
	var pkgs []*types.Package
	paths := make(map[string]bool)
	for _, n := range p.nodes {
		if n.types == nil || n.tainted || !n.keyed || n.meta.ForTest != "" || paths[n.meta.PkgPath] {
			continue
		}
		paths[n.meta.PkgPath] = true
		kept.Keys[n.meta.ID] = n.key
		if wanted[n] {
			kept.Whole = append(kept.Whole, n.meta.ID)
			kept.Paths = append(kept.Paths, n.meta.PkgPath)
			kept.Names = append(kept.Names, n.types.Name())
			pkgs = append(pkgs, n.types)
		}
	}
	var err error
	kept.Data, err = exportTypes(r.fset, pkgs)
	return kept, err
}

// editable reports whether the package may be one that the user works on.
func (n *node) editable() bool {
	mod := n.meta.Module
	return n.root || mod != nil && (mod.Main || mod.Replace != nil && mod.Replace.Version == "")
}
