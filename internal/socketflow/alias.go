package socketflow

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A pointer and what it points to are one value, but they change apart: which object a
// pointer names is settled when it is loaded or stored, and what that object holds when
// it is read. Two names may lead to one object, such as s and n.server after
// s := n.server.

// isReference reports whether values of a type lead to memory that others may write to.
func isReference(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Slice, *types.Map, *types.Interface:
		return true
	}
	return false
}

// loadedAt returns the instruction at which what a load yields is looked at: that of
// the load, unless it is of a pointer and what that points to has been written since.
func (f *frame) loadedAt(load *ssa.UnOp, l location, at ssa.Instruction) ssa.Instruction {
	if isReference(load.Type()) && f.writtenBelow(l, load, at) {
		return at
	}
	return load
}

// put returns what a write has put into a location, as it is at an instruction.
func (f *frame) put(w write, at ssa.Instruction) *Value {
	st, ok := w.instr.(*ssa.Store)
	if ok && isReference(st.Val.Type()) && !w.aliased && f.writtenBelow(f.locate(st.Val), st, at) {
		return f.placed(f.eval(st.Val, at), st)
	}
	return w.value()
}

// writtenBelow reports whether what a location points to may be written after one
// instruction and before another, and what the location is may not.
func (f *frame) writtenBelow(l location, from, to ssa.Instruction) bool {
	below := false
	for _, w := range f.writes()[l.root] {
		if meet(w.path, l.path) < 0 || !f.before(from, w.instr) || !f.before(w.instr, to) {
			continue
		}
		if w.wild == nil && len(w.path) <= len(l.path) && (len(l.path) > 0 || isReference(pointee(l.root.Type()))) {
			return false
		}
		below = true
	}
	return below
}

// addAliased adds, for each object that is put into a field, what is written to it by
// way of the field from then on.
func (f *frame) addAliased() {
	if !f.storesPointer() {
		return
	}
	found := map[ssa.Value][]write{}
	for _, root := range f.rootsWritten() {
		ws := f.written[root]
		held := f.heldObjects(root, ws)
		if len(held) == 0 {
			continue
		}
		for _, w := range ws {
			for n := range len(w.path) {
				stores := held[pathKey(w.path[:n])]
				for _, st := range stores {
					if f.before(st, w.instr) {
						alias := w
						alias.path, alias.aliased, alias.sure = w.path[n:], true, w.sure && len(stores) == 1
						to := f.locate(st.Val).root
						found[to] = append(found[to], alias)
					}
				}
			}
		}
	}
	f.addFound(found)
}

// storesPointer reports whether a pointer is put anywhere.
func (f *frame) storesPointer() bool {
	for _, ws := range f.written {
		for _, w := range ws {
			if st, ok := w.instr.(*ssa.Store); ok && isPointer(st.Val.Type()) {
				return true
			}
		}
	}
	return false
}

// heldObjects returns the stores that put an object that the function has made or been
// given into a part of what a root leads to, by the path of the part.
func (f *frame) heldObjects(root ssa.Value, ws []write) map[string][]*ssa.Store {
	var held map[string][]*ssa.Store
	for _, w := range ws {
		st, ok := w.instr.(*ssa.Store)
		if !ok || !isPointer(st.Val.Type()) {
			continue
		}
		if l := f.locate(st.Val); len(l.path) > 0 || l.root == root || !isObjectRoot(l.root) {
			continue
		}
		if held == nil {
			held = map[string][]*ssa.Store{}
		}
		key := pathKey(w.path)
		held[key] = append(held[key], st)
	}
	return held
}

func isPointer(t types.Type) bool {
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}

// isObjectRoot reports whether a root is an object with a name of its own.
func isObjectRoot(v ssa.Value) bool {
	_, made := v.(*ssa.Alloc)
	return made || isGiven(v)
}

// isLoad reports whether a value is loaded from memory, and returns the load.
func isLoad(v ssa.Value) (*ssa.UnOp, bool) {
	u, ok := v.(*ssa.UnOp)
	return u, ok && u.Op == token.MUL
}
