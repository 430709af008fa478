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

	"github.com/sockvet/sockvet/internal/factset"
)

// A storedFact is a fact in a file.
type storedFact struct {
	PkgPath string
	Object  objectpath.Path // empty for a fact about the package
	Fact    analysis.Fact
}

// A factSet is what one unit knows: what its imports have written, and its own
// facts.
type factSet struct{ *factset.Set }

// readFacts decodes the facts that the imports of a package have written. The
// packages that they may be about are those that the types of the imports lead
// to; a fact about anything else is of no use here, and dropped.
func readFacts(imports []*types.Package, packages map[string]*types.Package, written func(path string) []byte) (factSet, error) {
	s := factSet{factset.New(nil)}
	for _, imp := range imports {
		data := written(imp.Path())
		if len(data) == 0 {
			continue
		}
		var stored []storedFact
		if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&stored); err != nil {
			return factSet{}, fmt.Errorf("decode facts of %s: %w", imp.Path(), err)
		}
		for _, f := range stored {
			key := factset.Of(packages[f.PkgPath], nil, f.Fact)
			if key.Package == nil {
				continue
			}
			if f.Object != "" {
				var err error
				if key.Object, err = objectpath.Object(key.Package, f.Object); err != nil {
					continue
				}
			}
			s.Known[key] = f.Fact
		}
	}
	return s, nil
}

// encode returns the facts for importers, empty if there are none.
func (s factSet) encode() ([]byte, error) {
	var stored []storedFact
	var paths objectpath.Encoder
	for key, fact := range s.Known {
		if !s.travels(key) {
			continue
		}
		f := storedFact{PkgPath: key.Package.Path(), Fact: fact}
		if key.Object != nil {
			path, err := paths.For(key.Object)
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
func (s factSet) travels(key factset.Key) bool {
	if key.Package == s.Package {
		return true
	}
	return key.Object != nil && !isGlobal(key.Object)
}

// isGlobal reports whether an object is a function, variable or constant of a
// package, which only those can name who import it.
func isGlobal(obj types.Object) bool {
	_, isType := obj.(*types.TypeName)
	return !isType && obj.Parent() == obj.Pkg().Scope()
}

// hasPackageFacts reports whether an import has a fact about itself, which
// this package may have to pass on though it touches no socket.
func (s factSet) hasPackageFacts() bool {
	for key := range s.Known {
		if key.Object == nil {
			return true
		}
	}
	return false
}
