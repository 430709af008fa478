package main

import (
	"encoding/gob"
	"errors"
	"fmt"
	"go/types"
	"io/fs"
	"os"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"

	"github.com/sockvet/sockvet/internal/factset"
)

// A stored fact is one in a file: gob, with the object as a path.
type stored struct {
	Package string
	Object  objectpath.Path // empty for a fact about the package
	Fact    analysis.Fact
}

// facts are those that a process knows: of what it read, and its own.
type facts struct{ *factset.Set }

func newFacts(a *analysis.Analyzer, pkg *types.Package) facts {
	for _, f := range a.FactTypes {
		gob.Register(f)
	}
	return facts{factset.New(pkg)}
}

// read reads the facts of direct dependencies, with what these know of theirs.
// A fact about what the types here don't reach is lost.
func (f facts) read(files map[string]string) error {
	reached := make(map[string]*types.Package)
	reach(f.Package.Imports(), reached)
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

func (f facts) readFile(name string, reached map[string]*types.Package) error {
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
		k := factset.Of(pkg, nil, s.Fact)
		if s.Object != "" {
			if k.Object, err = objectpath.Object(pkg, s.Object); err != nil {
				continue
			}
		}
		f.Known[k] = s.Fact
	}
	return nil
}

// write writes what is known, for importers to read.
func (f facts) write(name string) error {
	var all []stored
	var paths objectpath.Encoder
	for k, fact := range f.Known {
		s := stored{Package: k.Package.Path(), Fact: fact}
		if k.Object != nil {
			path, err := paths.For(k.Object)
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
