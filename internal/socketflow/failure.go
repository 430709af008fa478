package socketflow

import (
	"go/token"
	"go/types"

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
	err := ret.Results[n-1]
	return isError(err) || knownError(err, ret.Block())
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
func knownError(err ssa.Value, b *ssa.BasicBlock) bool {
	for ; b != nil; b = b.Idom() {
		v, holds, ok := branch(b)
		if !ok {
			continue
		}
		c, ok := v.(*ssa.BinOp)
		if ok && c.X == err && isNil(c.Y) && holds == (c.Op == token.NEQ) && (c.Op == token.NEQ || c.Op == token.EQL) {
			return true
		}
	}
	return false
}
