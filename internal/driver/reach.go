package driver

import (
	"go/types"
	"iter"
)

// reachable returns the objects that can be reached from the declarations
// that the packages export: those that their export data describe, which is
// all that the vet protocol lets an importer know.
func reachable(pkgs []*types.Package) map[types.Object]bool {
	r := reach{objects: make(map[types.Object]bool), types: make(map[types.Type]bool)}
	for _, pkg := range pkgs {
		scope := pkg.Scope()
		for _, name := range scope.Names() {
			if obj := scope.Lookup(name); obj.Exported() {
				r.object(obj)
			}
		}
	}
	return r.objects
}

// reach is the state of a walk over objects and types.
type reach struct {
	objects map[types.Object]bool
	types   map[types.Type]bool // of kinds that can be recursive
}

func (r *reach) object(obj types.Object) {
	if r.objects[obj] {
		return
	}
	r.objects[obj] = true
	r.typ(obj.Type())
}

func (r *reach) typ(t types.Type) {
	switch t := t.(type) {
	case *types.Alias:
		r.list(t.TypeArgs())
		r.alias(t.Origin())
	case *types.Named:
		r.list(t.TypeArgs())
		r.named(t.Origin())
	case *types.TypeParam:
		if r.enter(t) {
			r.object(t.Obj())
			r.typ(t.Constraint())
		}
	case *types.Map:
		r.typ(t.Key())
		r.typ(t.Elem())
	case interface{ Elem() types.Type }: // pointer, slice, array, channel
		r.typ(t.Elem())
	case *types.Signature:
		r.params(t.TypeParams())
		r.vars(t.Params().Variables())
		r.vars(t.Results().Variables())
	case *types.Struct:
		r.vars(t.Fields())
	case *types.Interface:
		r.funcs(t.ExplicitMethods())
		for e := range t.EmbeddedTypes() {
			r.typ(e)
		}
	case *types.Union:
		for term := range t.Terms() {
			r.typ(term.Type())
		}
	}
}

func (r *reach) alias(t *types.Alias) {
	if r.enter(t) {
		r.object(t.Obj())
		r.params(t.TypeParams())
		r.typ(t.Rhs())
	}
}

// named walks the origin of a type: an ill-typed declaration can have
// infinitely many instances.
func (r *reach) named(t *types.Named) {
	if r.enter(t) {
		r.object(t.Obj())
		r.params(t.TypeParams())
		r.typ(t.Underlying())
		r.funcs(t.Methods())
	}
}

func (r *reach) vars(vars iter.Seq[*types.Var]) {
	for v := range vars {
		r.object(v)
	}
}

func (r *reach) funcs(funcs iter.Seq[*types.Func]) {
	for f := range funcs {
		r.object(f)
	}
}

func (r *reach) enter(t types.Type) bool {
	if r.types[t] {
		return false
	}
	r.types[t] = true
	return true
}

func (r *reach) list(l *types.TypeList) {
	for t := range l.Types() {
		r.typ(t)
	}
}

func (r *reach) params(l *types.TypeParamList) {
	for t := range l.TypeParams() {
		r.typ(t)
	}
}
