package socketflow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A struct that is a field of another is often handed on as a whole, and becomes a field
// of a third:
//
//	var o options
//	o.server.Addr = ":8080"
//	server.New(o.server).Start()
//
// What is set in the one is then what the other holds.

// isCopied reports whether the struct that one step leads to may be a copy of that to
// which another leads: the package copies that one, or hands it on. Two fields of one
// struct are there to be different.
func (p *Package) isCopied(from, to string) bool {
	return typeOfStep(from) != typeOfStep(to) && p.setFields().copied[from]
}

// addCopied notes a field if the struct that it holds, or leads to, is used as a whole.
func (u *unset) addCopied(field ssa.Value, in types.Type, i int) {
	t := field.Type()
	if _, ok := field.(*ssa.FieldAddr); ok {
		t = pointee(t)
	}
	if isStruct(pointee(t)) && isUsedWhole(field, 0) {
		u.copied[u.p.fieldStep(in, i)] = true
	}
}

// isUsedWhole reports whether something is done with a struct, or with its address, but to
// read and write fields of it.
func isUsedWhole(v ssa.Value, depth int) bool {
	return slices.ContainsFunc(*v.Referrers(), func(r ssa.Instruction) bool {
		switch x := r.(type) {
		case *ssa.FieldAddr, *ssa.Field, *ssa.DebugRef:
			return false
		case *ssa.UnOp:
			return depth > 1 || isUsedWhole(x, depth+1)
		}
		return !storesTo(r, v)
	})
}
