package socketflow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// given returns what a call gives to the function that it calls.
func (f *frame) given(call ssa.CallInstruction, free []*Value) *env {
	operands := arguments(call.Common())
	return &env{args: make([]*Value, len(operands)), free: free, later: func(i int) *Value { return f.arg(call, operands[i]) }}
}

// givenRead returns what a call gives to the function that it calls as that reads it, see
// read.
func (f *frame) givenRead(call ssa.CallInstruction, free []*Value) *env {
	e := f.given(call, free)
	given := e.later
	e.later = func(i int) *Value { return read(given(i), arguments(call.Common())[i].Type()) }
	return e
}

// givenLater returns what a call gives to the function that it calls as a closure may find
// it that this makes of it: what arguments point to may be written to after the call.
func (f *frame) givenLater(call ssa.CallInstruction, given *env) *env {
	operands := arguments(call.Common())
	return &env{args: make([]*Value, len(operands)), free: given.free, later: func(i int) *Value {
		a := operands[i]
		if _, ok := a.Type().Underlying().(*types.Pointer); ok && f.writtenAfter(f.locate(a), call) {
			return f.eval(a, nil)
		}
		return given.arg(i)
	}}
}

// writtenAfter reports whether a location may be written to after an instruction, other
// than by itself.
func (f *frame) writtenAfter(l location, at ssa.Instruction) bool {
	return slices.ContainsFunc(f.writes()[l.root], func(w write) bool {
		return w.instr != at && meet(w.path, l.path) >= 0 && f.before(at, w.instr)
	})
}
