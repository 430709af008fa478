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
	if into := putInto(root); into != nil {
		return f.homeOfPut(into, depth)
	}
	switch x := root.(type) {
	case *ssa.Alloc:
		return f.homeOfVariable(x, depth)
	case *ssa.Parameter:
		return f.homeOfParameter(x, depth)
	}
	return nil
}

// homeOfPut returns the path of the field, or of the element of a map, that an instruction
// puts something into.
func (f *frame) homeOfPut(into ssa.Instruction, depth int) []string {
	var l location
	switch into := into.(type) {
	case *ssa.Store:
		return f.homeOfStore(into, depth)
	case *ssa.MapUpdate:
		l = f.locate(into.Map).plus(keyStep(into.Key))
	}
	return slices.Concat(f.home(l.root, depth+1), l.path)
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

// putInto returns the instruction that puts a literal, or its address, somewhere, nil if
// there are several or something else is done with it.
func putInto(literal ssa.Value) (into ssa.Instruction) {
	switch x := literal.(type) {
	case *ssa.Alloc:
		if x.Comment != "complit" {
			return nil
		}
	case *ssa.MakeMap:
	default:
		return nil
	}
	for _, r := range *literal.Referrers() {
		if isOfParts(r, literal) {
			continue
		}
		if load, ok := r.(*ssa.UnOp); ok && len(*load.Referrers()) == 1 {
			r = putting((*load.Referrers())[0], load)
		} else {
			r = putting(r, literal)
		}
		if r == nil || into != nil {
			return nil
		}
		into = r
	}
	return into
}

// isOfParts reports whether an instruction has to do with a part of a literal.
func isOfParts(instr ssa.Instruction, literal ssa.Value) bool {
	switch x := instr.(type) {
	case *ssa.FieldAddr, *ssa.IndexAddr:
		return true
	case *ssa.MapUpdate:
		return x.Map == literal
	}
	return false
}

// putting returns an instruction if it puts a value somewhere.
func putting(instr ssa.Instruction, v ssa.Value) ssa.Instruction {
	switch x := instr.(type) {
	case *ssa.Store:
		if x.Val == v {
			return x
		}
	case *ssa.MapUpdate:
		if x.Value == v {
			return x
		}
	}
	return nil
}
