package socketflow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// home returns the path of the field that an object is, or that it is put into, nil if
// there is none: what is stored into the object is in no other field of the struct.
func (f *frame) home(root ssa.Value, depth int) []string {
	if depth > maxObjects {
		return nil
	}
	switch x := root.(type) {
	case *ssa.Alloc:
		if x.Comment == "complit" {
			if into := onlyStore(x); into != nil {
				return f.homeOfStore(into, depth)
			}
		}
		return f.homeOfVariable(x, depth)
	case *ssa.Parameter:
		return f.homeOfParameter(x, depth)
	}
	return nil
}

func (f *frame) homeOfStore(into *ssa.Store, depth int) []string {
	l := f.locate(into.Addr)
	return slices.Concat(f.home(l.root, depth+1), l.path)
}

// homeOfVariable returns the field that a struct in a variable is copied to, nil if there
// are several.
func (f *frame) homeOfVariable(v *ssa.Alloc, depth int) (home []string) {
	if !isStruct(pointee(v.Type())) {
		return nil
	}
	for _, r := range *v.Referrers() {
		load, ok := isLoadOf(r, v)
		if !ok {
			continue
		}
		for _, use := range *load.Referrers() {
			st, ok := use.(*ssa.Store)
			if !ok {
				continue
			}
			to := f.homeOfStore(st, depth)
			if lastField(to) < 0 || home != nil && !slices.Equal(home, to) {
				return nil
			}
			home = to
		}
	}
	return home
}

func isLoadOf(instr ssa.Instruction, v ssa.Value) (*ssa.UnOp, bool) {
	x, ok := instr.(*ssa.UnOp)
	if !ok || x.X != v {
		return nil, false
	}
	return isLoad(x)
}

// maxHomes bounds the callers of a function that are asked what they give it.
const maxHomes = 8

// homeOfParameter returns the field of which all callers of a function give it the address,
// nil if it is not the same for all, or there may be other callers.
func (f *frame) homeOfParameter(v *ssa.Parameter, depth int) (home []string) {
	if !isPointer(v.Type()) || !isStruct(pointee(v.Type())) || !f.pkg.seesCallers(f.fn) {
		return nil
	}
	callers := f.pkg.callers()[f.fn]
	if len(callers) > maxHomes {
		return nil
	}
	i := slices.Index(f.fn.Params, v)
	for _, c := range callers {
		if c.call == nil {
			return nil
		}
		l := c.f.locate(arguments(c.call.Common())[i])
		to := slices.Concat(c.f.home(l.root, depth+1), l.path)
		if lastField(to) < 0 || home != nil && !slices.Equal(home, to) {
			return nil
		}
		home = to
	}
	return home
}

// onlyStore returns the store that puts a literal, or its address, somewhere, nil if
// there are several or something else is done with it.
func onlyStore(literal *ssa.Alloc) (into *ssa.Store) {
	for _, r := range *literal.Referrers() {
		var st *ssa.Store
		switch r := r.(type) {
		case *ssa.FieldAddr, *ssa.IndexAddr:
			continue
		case *ssa.UnOp:
			if uses := *r.Referrers(); len(uses) == 1 {
				st, _ = uses[0].(*ssa.Store)
			}
		case *ssa.Store:
			if r.Val == literal {
				st = r
			}
		}
		if st == nil || into != nil {
			return nil
		}
		into = st
	}
	return into
}
