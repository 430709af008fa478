package socketflow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A function that takes an interface, or a value of a type parameter, and binds what
// a method of it returns, binds what its callers decide by the object that they
// pass: which method is meant is known at their calls.

// invokeOp is the result of a method without parameters: its arguments are the name
// and the receiver.
const invokeOp = "invoke"

// invokedLater returns result i of a call of an interface method whose receiver the
// callers supply, or is one of several, nil if it is none of these.
func (f *frame) invokedLater(call *ssa.Call, i int) *Value {
	c := call.Common()
	if !c.IsInvoke() || len(c.Args) > 0 || !c.Method.Exported() || !isSetting(c.Method.Signature().Results().At(i).Type()) {
		return nil
	}
	recv := f.eval(c.Value, call)
	if !recv.open() && !slices.ContainsFunc(alternatives(recv), func(v *Value) bool { return f.pkg.receiver(v) != nil }) {
		return nil
	}
	return f.pkg.op(invokeOp, i, str(c.Method.Name()), recv)
}

// foldInvoke runs the method once the type of the receiver is known.
func foldInvoke(p *Package, i int, args []*Value) *Value {
	name, recv := args[0].Text, args[1]
	if recv.Kind == Opaque {
		return &Value{Kind: Opaque, Text: name, Args: args[1:]}
	}
	if p.typeOf(recv) == "" {
		return nil
	}
	t := p.receiver(recv)
	if t == nil {
		return unknown
	}
	sel := p.Prog.MethodSets.MethodSet(t).Lookup(nil, name)
	if sel == nil {
		return unknown
	}
	m := p.target(p.Prog.MethodValue(sel))
	switch {
	case m.fn != nil:
		return p.subst(p.frame(m.fn).result(i), &env{args: args[1:]})
	case m.sum != nil && i < len(m.sum.Results) && m.sum.Results[i] != nil:
		return p.subst(m.sum.Results[i], &env{args: args[1:]})
	}
	return unknown
}

// receiver returns the type of an object whose methods can be known, nil if there is
// none. Which types of other packages that are not exported can be found depends on
// who asks.
func (p *Package) receiver(v *Value) types.Type {
	tn := p.typeName(p.typeOf(v))
	if tn == nil || tn.Pkg() != p.Types && !tn.Exported() {
		return nil
	}
	return p.dynamicType(v)
}
