package driver

import (
	"go/types"
	"iter"
)

// reachable returns the objects that can be reached from the declarations
// that the packages export: those that their export data describe, which is
// all that the vet protocol lets an importer know. The walk leaves out the
// declarations of packages for which enter is false; they must not lead to
// anything the caller is interested in.
func reachable(pkgs []*types.Package, enter func(*types.Package) bool) map[types.Object]bool {
	r := reach{
		enter:   enter,
		known:   make(map[*types.Package]bool),
		objects: make(map[types.Object]bool),
		types:   make(map[types.Type]bool),
	}
	for _, pkg := range pkgs {
		if !r.enters(pkg) {
			continue
		}
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
	enter   func(*types.Package) bool
	known   map[*types.Package]bool // what enter said
	objects map[types.Object]bool
	types   map[types.Type]bool // of kinds that can be recursive

	sought func(*types.TypeName) bool // ends the walk; nil for none
	found  bool
}

// enters reports whether to walk the declarations of pkg; those of the
// universe (nil) lead nowhere.
func (r *reach) enters(pkg *types.Package) bool {
	if pkg == nil {
		return false
	}
	yes, ok := r.known[pkg]
	if !ok {
		yes = r.enter(pkg)
		r.known[pkg] = yes
	}
	return yes
}

func (r *reach) object(obj types.Object) {
	if r.found || r.objects[obj] {
		return
	}
	r.objects[obj] = true
	if tn, ok := obj.(*types.TypeName); ok && r.sought != nil && r.sought(tn) {
		r.found = true
		return
	}
	r.typ(obj.Type())
}

func (r *reach) typ(t types.Type) {
	if r.found {
		return
	}
	switch t := t.(type) {
	case *types.Alias:
		r.list(t.TypeArgs())
		r.alias(t.Origin())
	case *types.Named:
		r.list(t.TypeArgs())
		r.named(t.Origin())
	case *types.TypeParam:
		if r.first(t) {
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
	if r.enters(t.Obj().Pkg()) && r.first(t) {
		r.object(t.Obj())
		r.params(t.TypeParams())
		r.typ(t.Rhs())
	}
}

// named walks the origin of a type: an ill-typed declaration can have
// infinitely many instances.
func (r *reach) named(t *types.Named) {
	if r.enters(t.Obj().Pkg()) && r.first(t) {
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

// first reports whether the walk meets t for the first time.
func (r *reach) first(t types.Type) bool {
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
