package driver

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"go/types"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"
)

// This file holds facts as long as the program lives, and shows a package
// those that the vet protocol would show it. There (golang.org/x/tools
// internal/facts) a package's facts are written beside its export data and
// read by its direct importers, with these consequences:
//
//   - a fact about an object that objectpath cannot name, or that no exported
//     declaration leads to, is lost;
//   - a fact about a package, or about a package-level object that is not a
//     type, reaches direct importers only;
//   - a fact about a type, a field, a method or a parameter of a method is
//     passed on from importer to importer, as far as the object can be
//     reached through the declarations that they export.

// factKey names a fact about an object.
type factKey struct {
	obj types.Object
	typ reflect.Type // of the pointer that implements analysis.Fact
}

// A sealedFact is an object fact as importers see it.
type sealedFact struct {
	fact  analysis.Fact
	path  objectpath.Path // of the object
	reach factReach
}

// factReach says which importers see a fact about an object.
type factReach uint8

const (
	// reachNear: direct importers only.
	reachNear factReach = iota
	// reachFar: direct importers, and others that can reach the object.
	reachFar
	// reachHidden: those that can reach the object.
	reachHidden
)

// sealedFacts are the facts of a package that is done.
type sealedFacts struct {
	objects  map[factKey]sealedFact
	order    []factKey // in the order of names and paths
	packages map[reflect.Type]analysis.Fact
}

// factView is what one pass sees and makes of facts. Its methods implement
// those of [analysis.Pass] and may be called concurrently.
type factView struct {
	node   *node
	pkg    *types.Package
	lookup func(*types.Package) *node
	direct map[*types.Package]*node

	mu       sync.Mutex
	objects  map[factKey]analysis.Fact
	packages map[reflect.Type]analysis.Fact
}

func newFactView(n *node, pkg *types.Package, lookup func(*types.Package) *node) *factView {
	v := &factView{
		node:     n,
		pkg:      pkg,
		lookup:   lookup,
		direct:   make(map[*types.Package]*node),
		objects:  make(map[factKey]analysis.Fact),
		packages: make(map[reflect.Type]analysis.Fact),
	}
	for _, imp := range pkg.Imports() {
		if n := lookup(imp); n != nil {
			v.direct[imp] = n
		}
	}
	return v
}

func (v *factView) importObjectFact(obj types.Object, ptr analysis.Fact) bool {
	if obj == nil {
		panic("nil object")
	}
	key := factKey{obj, reflect.TypeOf(ptr)}
	if obj.Pkg() == v.pkg {
		v.mu.Lock()
		defer v.mu.Unlock()
		return copyFact(ptr, v.objects[key])
	}
	n := v.lookup(obj.Pkg())
	if n == nil {
		return false
	}
	sealed := n.objectFacts().objects[key]
	if sealed.reach == reachNear && v.direct[obj.Pkg()] == nil {
		return false
	}
	return copyFact(ptr, sealed.fact)
}

func (v *factView) exportObjectFact(obj types.Object, fact analysis.Fact) {
	if obj.Pkg() != v.pkg {
		panic(fmt.Sprintf("in package %s: ExportObjectFact(%s, %T): can't set fact on object belonging another package", v.pkg.Path(), obj, fact))
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.objects[factKey{obj, reflect.TypeOf(fact)}] = fact
}

func (v *factView) importPackageFact(pkg *types.Package, ptr analysis.Fact) bool {
	if pkg == nil {
		panic("nil package")
	}
	if pkg == v.pkg {
		v.mu.Lock()
		defer v.mu.Unlock()
		return copyFact(ptr, v.packages[reflect.TypeOf(ptr)])
	}
	n := v.direct[pkg]
	if n == nil {
		return false
	}
	return copyFact(ptr, n.packageFacts()[reflect.TypeOf(ptr)])
}

func (v *factView) exportPackageFact(fact analysis.Fact) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.packages[reflect.TypeOf(fact)] = fact
}

// allPackageFacts returns the facts of the given types about the package and
// its direct imports, in the order of import paths.
func (v *factView) allPackageFacts(wanted map[reflect.Type]bool) []analysis.PackageFact {
	var out []analysis.PackageFact
	add := func(pkg *types.Package, facts map[reflect.Type]analysis.Fact) {
		for _, typ := range sortedTypes(facts) {
			if wanted[typ] {
				out = append(out, analysis.PackageFact{Package: pkg, Fact: facts[typ]})
			}
		}
	}
	for _, imp := range sortedPackages(v.pkg.Imports()) {
		if n := v.direct[imp]; n != nil {
			add(imp, n.packageFacts())
		}
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	add(v.pkg, v.packages)
	return out
}

// allObjectFacts returns the facts of the given types about the package's
// own objects and all objects of dependencies that it may know of.
func (v *factView) allObjectFacts(wanted map[reflect.Type]bool) []analysis.ObjectFact {
	var out, unsure []analysis.ObjectFact
	unsureIn := make(bitset, len(v.node.below))
	for _, n := range v.node.factNodes() {
		if !n.filled.Load() {
			continue // none of its declarations is known here
		}
		direct := v.direct[n.types] != nil
		facts := n.objectFacts()
		for _, key := range facts.order {
			sealed := facts.objects[key]
			fact := analysis.ObjectFact{Object: key.obj, Fact: sealed.fact}
			switch {
			case !wanted[key.typ]:
			case direct && sealed.reach != reachHidden:
				out = append(out, fact)
			case sealed.reach != reachNear:
				unsure = append(unsure, fact)
				unsureIn.add(n.index)
			}
		}
	}
	if len(unsure) > 0 {
		known := reachable(v.pkg.Imports(), func(pkg *types.Package) bool {
			n := v.lookup(pkg)
			return n != nil && (unsureIn.has(n.index) || n.below.intersects(unsureIn))
		})
		for _, fact := range unsure {
			if known[fact.Object] {
				out = append(out, fact)
			}
		}
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, key := range sortedKeys(v.objects) {
		if wanted[key.typ] {
			out = append(out, analysis.ObjectFact{Object: key.obj, Fact: v.objects[key]})
		}
	}
	return out
}

// seal returns the facts as importers will see them. With roundTrip they are
// copies that went through encoding/gob.
func (v *factView) seal(roundTrip bool) (sealedFacts, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	sealed := sealedFacts{
		objects:  make(map[factKey]sealedFact),
		packages: make(map[reflect.Type]analysis.Fact),
	}
	var encoder objectpath.Encoder
	visible := v.visible()
	for _, key := range sortedKeys(v.objects) {
		path, err := encoder.For(key.obj)
		if err != nil {
			continue // no importer can name it
		}
		reach := reachOf(v.pkg, path)
		if reach == reachHidden && !visible()[key.obj] {
			continue // no importer can come across it
		}
		fact, err := travelled(v.objects[key], roundTrip)
		if err != nil {
			return sealedFacts{}, err
		}
		sealed.objects[key] = sealedFact{fact: fact, path: path, reach: reach}
		sealed.order = append(sealed.order, key)
	}
	for typ, fact := range v.packages {
		fact, err := travelled(fact, roundTrip)
		if err != nil {
			return sealedFacts{}, err
		}
		sealed.packages[typ] = fact
	}
	return sealed, nil
}

// visible returns a function that returns the objects of the package that its
// exported declarations lead to. It is called for few packages.
func (v *factView) visible() func() map[types.Object]bool {
	return sync.OnceValue(func() map[types.Object]bool {
		// What is declared below doesn't lead up here.
		return reachable([]*types.Package{v.pkg}, func(pkg *types.Package) bool { return pkg == v.pkg })
	})
}

// reachOf tells from an object's path who can know of the object. A path
// that begins at a type leads to the object wherever that type is known; one
// that begins at a function or variable leads nowhere for those who don't
// import the package.
func reachOf(pkg *types.Package, path objectpath.Path) factReach {
	name, _, _ := strings.Cut(string(path), ".")
	root, ok := pkg.Scope().Lookup(name).(*types.TypeName)
	switch {
	case !ok:
		return reachNear
	case root.Exported():
		return reachFar
	}
	return reachHidden
}

// travelled returns fact as it would arrive in another process.
func travelled(fact analysis.Fact, roundTrip bool) (analysis.Fact, error) {
	if !roundTrip {
		return fact, nil
	}
	var buf bytes.Buffer
	if err := gob.NewEncoder(&buf).Encode(fact); err != nil {
		return nil, fmt.Errorf("encode fact %T: %w", fact, err)
	}
	arrived := reflect.New(reflect.TypeOf(fact).Elem()).Interface().(analysis.Fact)
	if err := gob.NewDecoder(&buf).Decode(arrived); err != nil {
		return nil, fmt.Errorf("decode fact %T: %w", fact, err)
	}
	return arrived, nil
}

// copyFact sets *ptr to *fact; it reports false if there is no fact.
func copyFact(ptr, fact analysis.Fact) bool {
	if fact == nil {
		return false
	}
	reflect.ValueOf(ptr).Elem().Set(reflect.ValueOf(fact).Elem())
	return true
}

func sortedKeys(facts map[factKey]analysis.Fact) []factKey {
	keys := make([]factKey, 0, len(facts))
	for key := range facts {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b factKey) int {
		if a.obj.Pos() != b.obj.Pos() {
			return int(a.obj.Pos() - b.obj.Pos())
		}
		if c := strings.Compare(a.obj.Id(), b.obj.Id()); c != 0 {
			return c
		}
		return strings.Compare(a.typ.String(), b.typ.String())
	})
	return keys
}

func sortedPaths(imports map[string]*node) []string { return slices.Sorted(maps.Keys(imports)) }

func sortedTypes(facts map[reflect.Type]analysis.Fact) []reflect.Type {
	out := make([]reflect.Type, 0, len(facts))
	for typ := range facts {
		out = append(out, typ)
	}
	slices.SortFunc(out, func(a, b reflect.Type) int { return strings.Compare(a.String(), b.String()) })
	return out
}

func sortedPackages(pkgs []*types.Package) []*types.Package {
	pkgs = slices.Clone(pkgs)
	slices.SortFunc(pkgs, func(a, b *types.Package) int { return strings.Compare(a.Path(), b.Path()) })
	return pkgs
}
