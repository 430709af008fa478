package unit

import (
	"bytes"
	"cmp"
	"encoding/gob"
	"fmt"
	"go/types"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"
)

// A storedFact is a fact in a file.
type storedFact struct {
	PkgPath string
	Object  objectpath.Path // empty for a fact about the package
	Fact    analysis.Fact
}

type factKey struct {
	pkg *types.Package
	obj types.Object // nil for a fact about the package
	typ reflect.Type
}

// A factSet is what one unit knows: what its imports have written, and its own
// facts. Its methods implement those of [analysis.Pass].
type factSet struct {
	pkg   *types.Package
	known map[factKey]analysis.Fact
}

// readFacts decodes the facts that the imports of a package have written. The
// packages that they may be about are those that the types of the imports lead
// to; a fact about anything else is of no use here, and dropped.
func readFacts(imports []*types.Package, packages map[string]*types.Package, written func(path string) []byte) (*factSet, error) {
	s := &factSet{known: make(map[factKey]analysis.Fact)}
	for _, imp := range imports {
		data := written(imp.Path())
		if len(data) == 0 {
			continue
		}
		var stored []storedFact
		if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&stored); err != nil {
			return nil, fmt.Errorf("decode facts of %s: %w", imp.Path(), err)
		}
		for _, f := range stored {
			key := factKey{pkg: packages[f.PkgPath], typ: reflect.TypeOf(f.Fact)}
			if key.pkg == nil {
				continue
			}
			if f.Object != "" {
				var err error
				if key.obj, err = objectpath.Object(key.pkg, f.Object); err != nil {
					continue
				}
			}
			s.known[key] = f.Fact
		}
	}
	return s, nil
}

// encode returns the facts for importers, empty if there are none.
func (s *factSet) encode() ([]byte, error) {
	var stored []storedFact
	var paths objectpath.Encoder
	for key, fact := range s.known {
		if !s.travels(key) {
			continue
		}
		f := storedFact{PkgPath: key.pkg.Path(), Fact: fact}
		if key.obj != nil {
			path, err := paths.For(key.obj)
			if err != nil {
				continue // no importer can name it
			}
			f.Object = path
		}
		stored = append(stored, f)
	}
	if len(stored) == 0 {
		return nil, nil
	}
	slices.SortFunc(stored, func(a, b storedFact) int {
		return cmp.Or(cmp.Compare(a.PkgPath, b.PkgPath), cmp.Compare(a.Object, b.Object),
			cmp.Compare(reflect.TypeOf(a.Fact).String(), reflect.TypeOf(b.Fact).String()))
	})
	var buf bytes.Buffer
	if err := gob.NewEncoder(&buf).Encode(stored); err != nil {
		return nil, fmt.Errorf("encode facts: %w", err)
	}
	return buf.Bytes(), nil
}

// travels reports whether importers of this package get a fact from it. Facts
// about another package, and about a function or variable of it, they get from
// there if they import it; without, they can't name what it is about.
func (s *factSet) travels(key factKey) bool {
	if key.pkg == s.pkg {
		return true
	}
	return key.obj != nil && !isGlobal(key.obj)
}

// isGlobal reports whether an object is a function, variable or constant of a
// package, which only those can name who import it.
func isGlobal(obj types.Object) bool {
	_, isType := obj.(*types.TypeName)
	return !isType && obj.Parent() == obj.Pkg().Scope()
}

// hasPackageFacts reports whether an import has a fact about itself, which
// this package may have to pass on though it touches no socket.
func (s *factSet) hasPackageFacts() bool {
	for key := range s.known {
		if key.obj == nil {
			return true
		}
	}
	return false
}

func (s *factSet) get(key factKey, into analysis.Fact) bool {
	fact, ok := s.known[key]
	if ok {
		reflect.ValueOf(into).Elem().Set(reflect.ValueOf(fact).Elem())
	}
	return ok
}

func (s *factSet) importObject(obj types.Object, into analysis.Fact) bool {
	return s.get(factKey{obj.Pkg(), obj, reflect.TypeOf(into)}, into)
}

func (s *factSet) exportObject(obj types.Object, fact analysis.Fact) {
	s.known[factKey{obj.Pkg(), obj, reflect.TypeOf(fact)}] = fact
}

func (s *factSet) importPackage(pkg *types.Package, into analysis.Fact) bool {
	return s.get(factKey{pkg: pkg, typ: reflect.TypeOf(into)}, into)
}

func (s *factSet) exportPackage(fact analysis.Fact) {
	s.known[factKey{pkg: s.pkg, typ: reflect.TypeOf(fact)}] = fact
}

func (s *factSet) allObjects() []analysis.ObjectFact {
	var all []analysis.ObjectFact
	for key, fact := range s.known {
		if key.obj != nil {
			all = append(all, analysis.ObjectFact{Object: key.obj, Fact: fact})
		}
	}
	return all
}

func (s *factSet) allPackages() []analysis.PackageFact {
	var all []analysis.PackageFact
	for key, fact := range s.known {
		if key.obj == nil {
			all = append(all, analysis.PackageFact{Package: key.pkg, Fact: fact})
		}
	}
	return all
}
