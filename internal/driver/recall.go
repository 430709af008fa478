package driver

import (
	"errors"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/sockvet/sockvet/internal/driver/outline"
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
	unpack    sync.Once
	unpacked  []analysis.Fact // of record
	unseal    sync.Once       // of those about objects
}

// active reports whether there is work to do on the package.
func (n *node) active() bool { return !n.hit }

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

// packageFacts returns the facts about the package itself. Those of a record are
// unpacked for the first who asks.
func (n *node) packageFacts() map[reflect.Type]analysis.Fact {
	if n.hit {
		n.unpack.Do(n.unpackFacts)
	}
	return n.facts.packages
}

// objectFacts returns the facts about objects of the package, which must have
// types.
func (n *node) objectFacts() *sealedFacts {
	if n.hit {
		n.unpack.Do(n.unpackFacts)
		n.unseal.Do(func() { n.facts.place(n.types, n.record.Facts, n.unpacked) })
	}
	return &n.facts
}

func (n *node) unpackFacts() {
	var err error
	if n.unpacked, err = n.record.facts(n.factTypes); err != nil {
		panic(err) // the key and the checksum say that this build has written it
	}
	n.facts.packages = make(map[reflect.Type]analysis.Fact)
	for i, saved := range n.record.Facts {
		if saved.Object == "" {
			n.facts.packages[reflect.TypeOf(n.unpacked[i])] = n.unpacked[i]
		}
	}
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
	Left                [][]uint32 // the declarations that are left out after all, by name
	Data                []byte     // of exportTypes
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
			kept.Left = append(kept.Left, n.left)
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
