package socketflow

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A function that returns an error has nothing else to say: its callers look
// at the error first. Leaving these returns out keeps what functions yield
// small and true to what programs go on with.

// fails reports whether a return is known to return an error.
func (f *frame) fails(ret *ssa.Return) bool {
	n := len(ret.Results)
	if n == 0 || !types.Identical(ret.Results[n-1].Type(), errorType) {
		return false
	}
	err, ok := f.returned(ret.Results[n-1])
	return ok && (isError(err) || f.knownError(err, ret.Block()))
}

// returned returns what a return statement says for a result. In a function that defers
// calls the result is a variable, which is read again after these; it reports false if
// one may have set it to something else.
func (f *frame) returned(result ssa.Value) (v ssa.Value, ok bool) {
	if x := variableOf(result); x != nil {
		for _, r := range *x.Referrers() {
			if mc, ok := r.(*ssa.MakeClosure); ok && f.closureStores(mc, x) {
				return nil, false
			}
		}
	}
	return f.lastStored(result), true
}

// variableOf returns the variable that a value is read from, nil if from none.
func variableOf(v ssa.Value) *ssa.Alloc {
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
		x, _ := load.X.(*ssa.Alloc)
		return x
	}
	return nil
}

// lastStored returns what has been stored last into the variable that a value is read
// from, if that stands in the same block; otherwise the value itself.
func (f *frame) lastStored(v ssa.Value) ssa.Value {
	x := variableOf(v)
	if x == nil {
		return v
	}
	load := v.(*ssa.UnOp)
	for _, instr := range slices.Backward(load.Block().Instrs[:f.index(load)]) {
		if st, ok := instr.(*ssa.Store); ok && st.Addr == x {
			return st.Val
		}
	}
	return v
}

var errorType = types.Universe.Lookup("error").Type()

// isError reports whether a value of type error is not nil by what it is: made
// on the spot, or a variable that holds an error to compare with.
func isError(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.MakeInterface:
		return true
	case *ssa.Call:
		fn := v.Call.StaticCallee()
		if fn == nil {
			return false
		}
		obj, ok := fn.Object().(*types.Func)
		return ok && makesError[obj.Name()] && makesError[obj.FullName()]
	case *ssa.UnOp:
		_, ok := v.X.(*ssa.Global)
		return ok && v.Op == token.MUL
	}
	return false
}

// makesError holds functions, and their names alone: most callees have another.
var makesError = map[string]bool{"fmt.Errorf": true, "Errorf": true, "errors.New": true, "New": true}

// knownError reports whether a block is entered only where err is not nil.
func (f *frame) knownError(err ssa.Value, b *ssa.BasicBlock) bool {
	for ; b != nil; b = b.Idom() {
		v, holds, ok := branch(b)
		if !ok {
			continue
		}
		c, ok := v.(*ssa.BinOp)
		if ok && isNil(c.Y) && holds == (c.Op == token.NEQ) && (c.Op == token.NEQ || c.Op == token.EQL) && f.rereads(err, c.X) {
			return true
		}
	}
	return false
}

// rereads reports whether v is another value, or is read later from the same place, to
// which nothing is written in between.
func (f *frame) rereads(v, other ssa.Value) bool {
	if v == other {
		return true
	}
	at, ok := v.(*ssa.UnOp)
	read, isRead := other.(*ssa.UnOp)
	l := f.locate(v)
	return ok && isRead && sameLocation(f.locate(other), l) && !f.writtenBetween(l, read, at)
}
