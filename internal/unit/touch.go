package unit

import (
	"go/ast"
	"maps"
	"slices"
	"strconv"

	"golang.org/x/tools/go/analysis"

	"github.com/sockvet/sockvet/internal/socketflow"
)

// mayTouch reports whether the pass may have something to tell of a package,
// judged by its syntax and the facts of its imports.
func mayTouch(files []*ast.File, facts factSet, imports map[string]string) bool {
	known := namesOf(facts)
	return slices.ContainsFunc(files, func(file *ast.File) bool {
		return socketflow.MayTouch([]*ast.File{file}, known.in(file, imports))
	})
}

// knownNames are the names of what there are facts about.
type knownNames struct {
	anywhere socketflow.Names            // methods: no import is needed to use one
	imported map[string]socketflow.Names // functions, variables, and fields that a package asks for, by its path
}

func namesOf(facts factSet) knownNames {
	known := knownNames{make(socketflow.Names), make(map[string]socketflow.Names)}
	for key, fact := range facts.Known {
		switch {
		case key.Object == nil:
			if f, ok := fact.(*socketflow.LedgerFact); ok {
				for _, name := range f.Members() {
					known.add(key.Package.Path(), name)
				}
			}
		case !tells(fact):
		case isGlobal(key.Object):
			known.add(key.Package.Path(), key.Object.Name())
		default:
			known.anywhere[key.Object.Name()] = true
		}
	}
	return known
}

// tells reports whether who uses what a fact is about has to do with sockets.
func tells(fact analysis.Fact) bool {
	f, ok := fact.(*socketflow.FuncFact)
	return !ok || f.Telling || f.Dials
}

func (k knownNames) add(path, name string) {
	of := k.imported[path]
	if of == nil {
		of = make(socketflow.Names)
		k.imported[path] = of
	}
	of[name] = true
}

// in returns the names that are of interest in a file.
func (k knownNames) in(file *ast.File, imports map[string]string) socketflow.Names {
	names, own := k.anywhere, false
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue
		}
		of := k.imported[imports[path]]
		if len(of) > 0 && !own {
			names, own = maps.Clone(names), true
		}
		maps.Copy(names, of)
	}
	return names
}
