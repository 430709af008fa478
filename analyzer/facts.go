package analyzer

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/sockvet/sockvet/internal/socketflow"
)

// facts are those of the packages that a package imports. Each is asked for
// and decoded at most once.
type facts struct {
	pass    *analysis.Pass
	funcs   map[*types.Func]*socketflow.Summary
	vars    map[*types.Var]*socketflow.Value
	ledgers map[*types.Package]*socketflow.LedgerFact
	fields  map[string][]string   // by names of fields that binds of the imports read: the packages that declare them
	known   map[types.Object]bool // what has answered
}

func newFacts(pass *analysis.Pass) *facts {
	return &facts{
		pass:    pass,
		funcs:   map[*types.Func]*socketflow.Summary{},
		vars:    map[*types.Var]*socketflow.Value{},
		ledgers: map[*types.Package]*socketflow.LedgerFact{},
		known:   map[types.Object]bool{},
	}
}

// has reports whether there is a fact about a function, a package variable or a
// field of another package that tells of a socket. It is asked for every name in the package, so the common
// cases come first and no fact is asked for twice.
func (f *facts) has(obj types.Object) bool {
	if obj.Pkg() == nil || obj.Pkg() == f.pass.Pkg {
		return false
	}
	switch obj := obj.(type) {
	case *types.Func:
		return lookup(f.known, types.Object(obj), func() bool {
			fact := new(socketflow.FuncFact)
			return f.pass.ImportObjectFact(obj.Origin(), fact) && (fact.Telling || fact.Dials)
		})
	case *types.Var:
		if obj.IsField() {
			return f.isAsked(obj)
		}
		return lookup(f.known, types.Object(obj), func() bool {
			return f.pass.ImportObjectFact(obj, new(socketflow.VarFact))
		})
	}
	return false
}

func (f *facts) summary(fn *types.Func) *socketflow.Summary {
	return lookup(f.funcs, fn, func() *socketflow.Summary {
		fact := new(socketflow.FuncFact)
		if !f.pass.ImportObjectFact(fn, fact) {
			return nil
		}
		return fact.Summary()
	})
}

func (f *facts) value(v *types.Var) *socketflow.Value {
	return lookup(f.vars, v, func() *socketflow.Value {
		fact := new(socketflow.VarFact)
		if !f.pass.ImportObjectFact(v, fact) {
			return nil
		}
		return fact.Value()
	})
}

// asked returns the fields that binds of an import read.
func (f *facts) asked(pkg *types.Package) []string {
	if fact := f.ledger(pkg); fact != nil {
		return fact.Fields
	}
	return nil
}

// ledger returns the ledger of an import, nil if it has none.
func (f *facts) ledger(pkg *types.Package) *socketflow.LedgerFact {
	return lookup(f.ledgers, pkg, func() *socketflow.LedgerFact {
		fact := new(socketflow.LedgerFact)
		if !f.pass.ImportPackageFact(pkg, fact) {
			return nil
		}
		return fact
	})
}

// isAsked reports whether a field may be one that a bind of an import reads: it has the
// name and is declared in the package, if the bind knows that.
func (f *facts) isAsked(field *types.Var) bool {
	if f.fields == nil {
		f.fields = map[string][]string{}
		for _, imp := range f.pass.Pkg.Imports() {
			if fact := f.ledger(imp); fact != nil {
				for owner, name := range fact.Members() {
					f.addAsked(name, owner[:max(0, strings.LastIndexByte(owner, '.'))])
				}
			}
		}
	}
	paths := f.fields[field.Name()]
	return len(paths) > 0 && (slices.Contains(paths, field.Pkg().Path()) || slices.Contains(paths, ""))
}

func (f *facts) addAsked(name, path string) {
	if paths := f.fields[name]; !slices.Contains(paths, path) {
		f.fields[name] = append(paths, path)
	}
}

// lookup returns m[k], made the first time that it is asked for.
func lookup[K comparable, V any](m map[K]V, k K, find func() V) V {
	v, ok := m[k]
	if !ok {
		v = find()
		m[k] = v
	}
	return v
}
