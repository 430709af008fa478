package main

import (
	"encoding/gob"
	"errors"
	"fmt"
	"go/types"
	"io/fs"
	"os"
	"reflect"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"
)

// A stored fact is one in a file: gob, with the object as a path.
type stored struct {
	Package string
	Object  objectpath.Path // empty for a fact about the package
	Fact    analysis.Fact
}

type key struct {
	pkg  *types.Package
	obj  types.Object
	kind reflect.Type
}

// facts are those that a process knows: of what it read, and its own.
type facts struct {
	pkg   *types.Package
	known map[key]analysis.Fact
}

func newFacts(a *analysis.Analyzer, pkg *types.Package) *facts {
	for _, f := range a.FactTypes {
		gob.Register(f)
	}
	return &facts{pkg: pkg, known: make(map[key]analysis.Fact)}
}

// read reads the facts of direct dependencies, with what these know of theirs.
// A fact about what the types here don't reach is lost.
func (f *facts) read(files map[string]string) error {
	reached := make(map[string]*types.Package)
	reach(f.pkg.Imports(), reached)
	for path, name := range files {
		if err := f.readFile(name, reached); err != nil {
			return fmt.Errorf("read facts of %s: %w", path, err)
		}
	}
	return nil
}

func reach(packages []*types.Package, into map[string]*types.Package) {
	for _, p := range packages {
		if into[p.Path()] == nil {
			into[p.Path()] = p
			reach(p.Imports(), into)
		}
	}
}

func (f *facts) readFile(name string, reached map[string]*types.Package) error {
	file, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer file.Close()
	var all []stored
	if err := gob.NewDecoder(file).Decode(&all); err != nil {
		return err
	}
	for _, s := range all {
		pkg := reached[s.Package]
		if pkg == nil {
			continue
		}
		k := key{pkg: pkg, kind: reflect.TypeOf(s.Fact)}
		if s.Object != "" {
			if k.obj, err = objectpath.Object(pkg, s.Object); err != nil {
				continue
			}
		}
		f.known[k] = s.Fact
	}
	return nil
}

// write writes what is known, for importers to read.
func (f *facts) write(name string) error {
	var all []stored
	var paths objectpath.Encoder
	for k, fact := range f.known {
		s := stored{Package: k.pkg.Path(), Fact: fact}
		if k.obj != nil {
			path, err := paths.For(k.obj)
			if err != nil {
				continue // no importer can name it
			}
			s.Object = path
		}
		all = append(all, s)
	}
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(gob.NewEncoder(file).Encode(all), file.Close())
}

func (f *facts) get(k key, into analysis.Fact) bool {
	fact, ok := f.known[k]
	if ok {
		reflect.ValueOf(into).Elem().Set(reflect.ValueOf(fact).Elem())
	}
	return ok
}

func (f *facts) importObject(obj types.Object, into analysis.Fact) bool {
	return f.get(key{obj.Pkg(), obj, reflect.TypeOf(into)}, into)
}

func (f *facts) exportObject(obj types.Object, fact analysis.Fact) {
	f.known[key{obj.Pkg(), obj, reflect.TypeOf(fact)}] = fact
}

func (f *facts) importPackage(pkg *types.Package, into analysis.Fact) bool {
	return f.get(key{pkg: pkg, kind: reflect.TypeOf(into)}, into)
}

func (f *facts) exportPackage(fact analysis.Fact) {
	f.known[key{pkg: f.pkg, kind: reflect.TypeOf(fact)}] = fact
}

func (f *facts) allObjects() []analysis.ObjectFact {
	var all []analysis.ObjectFact
	for k, fact := range f.known {
		if k.obj != nil {
			all = append(all, analysis.ObjectFact{Object: k.obj, Fact: fact})
		}
	}
	return all
}

func (f *facts) allPackages() []analysis.PackageFact {
	var all []analysis.PackageFact
	for k, fact := range f.known {
		if k.obj == nil {
			all = append(all, analysis.PackageFact{Package: k.pkg, Fact: fact})
		}
	}
	return all
}
