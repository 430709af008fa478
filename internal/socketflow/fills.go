package socketflow

import (
	"go/constant"
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A function may put defaults where nothing is set:
//
//	func (o *Options) setDefaults() {
//		if o.Addr == "" {
//			o.Addr = ":8080"
//		}
//	}
//
// What a caller has set is not replaced by these.

// fills reports whether all of the writes are made only where there is nothing.
func (ws *writesTo) fills() bool {
	if !ws.noted {
		ws.noted = true // they are not, as far as a recursive call goes
		ws.only = ws.allFill()
	}
	return ws.only
}

func (ws *writesTo) allFill() bool {
	return !slices.ContainsFunc(ws.all, func(w write) bool { return !ws.f.fillsIn(w, ws.root) })
}

// fillsIn reports whether a write to what a root leads to is made only where there is
// nothing: the function has asked, or the callee that writes does.
func (f *frame) fillsIn(w write, root ssa.Value) bool {
	if slices.Contains(w.path, anyIndex) {
		return false
	}
	if w.store != nil && w.store.fills() {
		return true
	}
	for b := w.instr.Block(); b != nil; b = b.Idom() {
		if f.asksIfZero(b, w, root) {
			return true
		}
	}
	return false
}

// asksIfZero reports whether a block is entered where there is nothing in the place that
// is written.
func (f *frame) asksIfZero(b *ssa.BasicBlock, w write, root ssa.Value) bool {
	c, holds, ok := branch(b)
	if !ok {
		return false
	}
	asked := askedIfZero(c, holds)
	if asked == nil {
		return false
	}
	l := f.locate(asked)
	return l.root == root && slices.Equal(l.path, w.path)
}

// asksOnEveryWay reports whether a write that is made only where there is nothing is made
// wherever there is.
func (f *frame) asksOnEveryWay(w write, root ssa.Value) bool {
	b := w.instr.Block()
	if w.store != nil && w.store.fills() {
		return w.store.always() && f.isOnEveryWay(b)
	}
	return f.asksIfZero(b, w, root) && f.isOnEveryWay(b.Idom())
}

// askedIfZero returns the value that is zero where a condition holds, or fails, or the text
// that is empty, nil if it says that of none.
func askedIfZero(c ssa.Value, holds bool) ssa.Value {
	x, ok := c.(*ssa.BinOp)
	if !ok || x.Op != pick(holds, token.EQL, token.NEQ) {
		return nil
	}
	k, ok := x.Y.(*ssa.Const)
	if !ok || !isZeroConst(k) {
		return nil
	}
	if call, ok := x.X.(*ssa.Call); ok {
		if b, ok := call.Call.Value.(*ssa.Builtin); ok && b.Name() == "len" {
			return call.Call.Args[0]
		}
	}
	return x.X
}

func isZeroConst(k *ssa.Const) bool {
	return k.Value == nil || k.Value.Kind() != constant.Bool && constValue(k).zero()
}

// filled returns what a location holds that has been filled if it held nothing.
func (p *Package) filled(old, written *Value, l location) *Value {
	zero := nilValue
	if t := l.staticType(); t != nil {
		zero = zeroScalar(t)
	}
	return cond(p.op("==", 0, old, zero), written, old)
}
