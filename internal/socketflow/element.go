package socketflow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Which element of a list an index means isn't known, but one that is read with the
// index with which it has just been stored is the one that was stored.

// storesElement reports whether a write, whenever an instruction loads an element, has
// put into that element what is loaded: the index of both is the same value.
func (f *frame) storesElement(w write, at ssa.Instruction) bool {
	st, ok := w.instr.(*ssa.Store)
	read, isValue := at.(ssa.Value)
	if !ok || !isValue || !f.dominates(st, at) {
		return false
	}
	load, ok := isLoad(read)
	if !ok {
		return false
	}
	for addr := load.X; ; {
		if f.sameAddress(st.Addr, addr) {
			return true
		}
		field, ok := addr.(*ssa.FieldAddr)
		if !ok {
			return false
		}
		addr = field.X
	}
}

// sameAddress reports whether two operands lead to the same place in memory whenever the
// instructions that compute them are executed in this order, and indexes are the same.
func (f *frame) sameAddress(a, b ssa.Value) bool {
	if a == b {
		return true
	}
	switch x := a.(type) {
	case *ssa.IndexAddr:
		y, ok := b.(*ssa.IndexAddr)
		return ok && x.Index == y.Index && f.sameAddress(x.X, y.X)
	case *ssa.FieldAddr:
		y, ok := b.(*ssa.FieldAddr)
		return ok && x.Field == y.Field && f.sameAddress(x.X, y.X)
	case *ssa.UnOp:
		before, ok := isLoad(a)
		after, also := isLoad(b)
		return ok && also && f.sameAddress(before.X, after.X) && !f.replacedBetween(f.locate(a), before, after)
	}
	return false
}

// replacedBetween reports whether what a location is, and not only what it leads to, may
// be written after one instruction and before another.
func (f *frame) replacedBetween(l location, from, to ssa.Instruction) bool {
	return slices.ContainsFunc(f.writes()[l.root], func(w write) bool {
		return len(w.path) <= len(l.path) && meet(w.path, l.path) >= 0 && f.before(from, w.instr) && f.before(w.instr, to)
	})
}
