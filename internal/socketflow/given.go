package socketflow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// argsRead returns the arguments of a call as the callee reads them, see read.
func (f *frame) argsRead(call ssa.CallInstruction) []*Value {
	args := f.args(call)
	for i, a := range arguments(call.Common()) {
		args[i] = read(args[i], a.Type())
	}
	return args
}

// laterArgs returns the arguments of a call as a closure may find them that the callee
// makes of them: what they point to may be written to after the call.
func (f *frame) laterArgs(call ssa.CallInstruction, args []*Value) []*Value {
	for i, a := range arguments(call.Common()) {
		if _, ok := a.Type().Underlying().(*types.Pointer); ok && f.writtenAfter(f.locate(a), call) {
			args = slices.Clone(args)
			args[i] = f.eval(a, nil)
		}
	}
	return args
}

// writtenAfter reports whether a location may be written to after an instruction, other
// than by itself.
func (f *frame) writtenAfter(l location, at ssa.Instruction) bool {
	return slices.ContainsFunc(f.writes()[l.root], func(w write) bool {
		return w.instr != at && meet(w.path, l.path) >= 0 && f.before(at, w.instr)
	})
}
