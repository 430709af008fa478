package driver

import "go/types"

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
		t = t.Origin()
		if r.enter(t) {
			r.object(t.Obj())
			r.params(t.TypeParams())
			r.typ(t.Rhs())
		}
	case *types.Named:
		// The walk stays at the origin: an ill-typed declaration can have
		// infinitely many instances.
		r.list(t.TypeArgs())
		t = t.Origin()
		if r.enter(t) {
			r.object(t.Obj())
			r.params(t.TypeParams())
			r.typ(t.Underlying())
			for m := range t.Methods() {
				r.object(m)
			}
		}
	case *types.TypeParam:
		if r.enter(t) {
			r.object(t.Obj())
			r.typ(t.Constraint())
		}
	case *types.Pointer:
		r.typ(t.Elem())
	case *types.Slice:
		r.typ(t.Elem())
	case *types.Array:
		r.typ(t.Elem())
	case *types.Chan:
		r.typ(t.Elem())
	case *types.Map:
		r.typ(t.Key())
		r.typ(t.Elem())
	case *types.Tuple:
		for v := range t.Variables() {
			r.object(v)
		}
	case *types.Signature:
		r.params(t.TypeParams())
		r.typ(t.Params())
		r.typ(t.Results())
	case *types.Struct:
		for f := range t.Fields() {
			r.object(f)
		}
	case *types.Interface:
		for m := range t.ExplicitMethods() {
			r.object(m)
		}
		for e := range t.EmbeddedTypes() {
			r.typ(e)
		}
	case *types.Union:
		for term := range t.Terms() {
			r.typ(term.Type())
		}
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
