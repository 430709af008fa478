package socketflow

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// A loop over a list binds a socket for each of its elements, where a choice of the
// same values would bind one.

// takesEvery reports whether argument i of a call is every element of a list, one after
// the other, whether or not the call succeeds for those before.
func (f *frame) takesEvery(call ssa.CallInstruction, i int) bool {
	args := arguments(call.Common())
	return i >= 0 && i < len(args) && f.isEvery(args[i], call)
}

// isEvery reports whether an argument of a call is every element of a list.
func (f *frame) isEvery(arg ssa.Value, call ssa.CallInstruction) bool {
	l := f.locate(arg)
	b := call.Block()
	return len(l.path) > 0 && l.path[len(l.path)-1] == anyIndex && f.reachable(b)[b.Index] && f.goesOn(call)
}

// goesOn reports whether a loop goes on when a call in it has succeeded, as far as it
// asks for that.
func (f *frame) goesOn(call ssa.CallInstruction) bool {
	for _, check := range errorChecks(call) {
		for _, ref := range *check.Referrers() {
			branch, ok := ref.(*ssa.If)
			if !ok {
				continue
			}
			success := branch.Block().Succs[pick(check.Op == token.EQL, 0, 1)]
			return success == call.Block() || f.reachable(success)[call.Block().Index]
		}
	}
	return true
}

// errorChecks returns the comparisons of the error of a call with nil.
func errorChecks(call ssa.CallInstruction) []*ssa.BinOp {
	v := call.Value()
	if v == nil {
		return nil
	}
	var checks []*ssa.BinOp
	add := func(err ssa.Value) {
		for _, ref := range *err.Referrers() {
			if c, ok := ref.(*ssa.BinOp); ok && isErrorCheck(c) {
				checks = append(checks, c)
			}
		}
	}
	add(v)
	for _, ref := range *v.Referrers() {
		if x, ok := ref.(*ssa.Extract); ok {
			add(x)
		}
	}
	return checks
}
