// Package factset holds the facts that a pass over one package knows and makes, for
// drivers that start a process for each package.
package factset

import (
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"
)

// A Key tells facts apart.
type Key struct {
	Package *types.Package
	Object  types.Object // nil for a fact about the package
	Type    reflect.Type // of the fact
}

// Of returns the key of a fact, by its type.
func Of(pkg *types.Package, obj types.Object, fact analysis.Fact) Key {
	return Key{pkg, obj, reflect.TypeOf(fact)}
}

// A Set is what one process knows: what those of dependencies have written, and what
// the pass over Package exports.
type Set struct {
	Package *types.Package
	Known   map[Key]analysis.Fact
}

// New returns an empty set.
func New(pkg *types.Package) *Set { return &Set{pkg, make(map[Key]analysis.Fact)} }

// Serve makes a pass over the package read and write the set. The lists of facts have
// all, of whatever type.
func (s *Set) Serve(pass *analysis.Pass) {
	pass.ImportObjectFact = func(obj types.Object, into analysis.Fact) bool { return s.get(Of(obj.Pkg(), obj, into), into) }
	pass.ExportObjectFact = func(obj types.Object, fact analysis.Fact) { s.Known[Of(obj.Pkg(), obj, fact)] = fact }
	pass.ImportPackageFact = func(pkg *types.Package, into analysis.Fact) bool { return s.get(Of(pkg, nil, into), into) }
	pass.ExportPackageFact = func(fact analysis.Fact) { s.Known[Of(s.Package, nil, fact)] = fact }
	pass.AllObjectFacts = s.objectFacts
	pass.AllPackageFacts = s.packageFacts
}

func (s *Set) get(k Key, into analysis.Fact) bool {
	fact, ok := s.Known[k]
	if ok {
		reflect.ValueOf(into).Elem().Set(reflect.ValueOf(fact).Elem())
	}
	return ok
}

func (s *Set) objectFacts() []analysis.ObjectFact {
	var all []analysis.ObjectFact
	for k, fact := range s.Known {
		if k.Object != nil {
			all = append(all, analysis.ObjectFact{Object: k.Object, Fact: fact})
		}
	}
	return all
}

func (s *Set) packageFacts() []analysis.PackageFact {
	var all []analysis.PackageFact
	for k, fact := range s.Known {
		if k.Object == nil {
			all = append(all, analysis.PackageFact{Package: k.Package, Fact: fact})
		}
	}
	return all
}
