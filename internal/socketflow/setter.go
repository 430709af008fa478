package socketflow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// An option may be an object with a method that sets it:
//
//	type Option interface{ apply(*Server) }
//
//	func New(opts ...Option) *Server {
//		s := &Server{port: 8080}
//		for _, o := range opts {
//			o.apply(s)
//		}
//		return s
//	}
//
// The method of such an object is taken for a function that callers supply, with the
// object for its free variable: see frame.addDeferredWrites.

// methodOp is the function that a method of an object is: its arguments are the name and
// the object.
const methodOp = "method"

// isSetter reports whether an interface, other than one of the standard library, has a
// method that is given a struct which it may set.
func (p *Package) isSetter(t types.Type) bool {
	obj := definedType(t)
	if obj == nil || isStandard(obj.Pkg().Path()) && !p.inModule(obj.Pkg().Path()) {
		return false
	}
	iface, ok := t.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	for m := range iface.Methods() {
		if takesStruct(m.Signature()) {
			return true
		}
	}
	return false
}

// takesStruct reports whether a function is given a pointer to a struct.
func takesStruct(sig *types.Signature) bool {
	for v := range sig.Params().Variables() {
		if isPointer(v.Type()) && isStruct(pointee(v.Type())) {
			return true
		}
	}
	return false
}

// isBoxed reports whether an object that is no struct is made an interface of that has a
// method which sets something. Nothing but its type says which method that is.
func (p *Package) isBoxed(x *ssa.MakeInterface) bool {
	named, ok := types.Unalias(x.X.Type()).(*types.Named)
	if !ok || isStruct(named) || types.IsInterface(named) {
		return false
	}
	return (named.Obj().Pkg() == p.Types || named.Obj().Exported()) && p.isSetter(x.Type())
}

// boxed returns a value with its type, as a struct of that type.
func boxed(v *Value, t types.Type) *Value {
	return &Value{Kind: Struct, Num: 1, Text: typeKey(t), Args: []*Value{v}}
}

// unboxed returns what is in a value that was boxed, other values as they are.
func (p *Package) unboxed(v *Value) *Value {
	switch {
	case v.Kind == Struct && v.Num != 0:
		return v.Args[0]
	case v.Kind == Choice && slices.ContainsFunc(v.Args, func(w *Value) bool { return w.Kind == Struct && w.Num != 0 }):
		return p.mapChoice(v, p.unboxed)
	}
	return v
}

// setter returns the function that a call of a method of an option may run, nil if it is no
// such call: the callers supply a list of options, of which it calls one after the other.
func (f *frame) setter(call ssa.CallInstruction) *Value {
	c := call.Common()
	if !c.IsInvoke() || !takesStruct(c.Method.Signature()) || !f.pkg.isSetter(c.Value.Type()) {
		return nil
	}
	recv := f.eval(c.Value, call)
	if !recv.open() || !slices.ContainsFunc(alternatives(recv), isElement) {
		return nil
	}
	return f.pkg.op(methodOp, 0, str(c.Method.Name()), recv)
}

func foldMethod(p *Package, _ int, args []*Value) *Value { return p.methodOf(args[1], args[0].Text) }

// methodOf returns the function that a method of an object is, nil if the object is not
// known yet. Which types of other packages that are not exported can be found depends on
// who asks.
func (p *Package) methodOf(recv *Value, name string) *Value {
	if fn, ok := recv.Fields.get(methodStep(name)); ok {
		return fn
	}
	tn := p.typeName(p.typeOf(recv))
	switch {
	case recv.Kind == Nil, recv.Kind == Opaque:
		return unknown
	case tn == nil || tn.Pkg() != p.Types && !tn.Exported() || isGeneric(tn.Type()):
		return nil
	}
	obj, _, _ := types.LookupFieldOrMethod(tn.Type(), true, tn.Pkg(), name)
	if m, ok := obj.(*types.Func); ok {
		if fn := p.method(tn.Type(), m); fn != nil {
			t := p.target(fn)
			if !t.known() && callsItself(tn.Type(), m) {
				return p.unboxed(recv)
			}
			return p.boundTo(p.unboxed(recv), t)
		}
	}
	return unknown
}

// callsItself reports whether a type is that of functions that take the same as one of its
// methods. Such a method, of which nothing is known, calls the function.
func callsItself(t types.Type, m *types.Func) bool {
	sig, ok := t.Underlying().(*types.Signature)
	return ok && types.Identical(sig.Params(), m.Signature().Params())
}

// boundTo returns the function that a method of an object is.
func (p *Package) boundTo(recv *Value, m target) *Value {
	if !m.known() {
		return unknown
	}
	if m.fn != nil {
		if inner := p.frame(m.fn).handsOnTo(); inner != nil {
			return p.subst(inner, &env{args: []*Value{recv}})
		}
	}
	of := &env{args: []*Value{{Kind: Free}}}
	for i := range int64(maxBoundParams) {
		of.args = append(of.args, &Value{Kind: Param, Num: i})
	}
	s := new(Summary)
	for _, st := range m.stores(p) {
		if st.Target.Kind == Param && st.Target.Num > 0 && st.Target.Num <= maxBoundParams && len(s.Stores) < maxExported {
			s.Stores = append(s.Stores, p.boundStore(st, of))
		}
	}
	return &Value{Kind: Func, Text: m.name + " of", Args: []*Value{recv}, Sum: s}
}

// maxBoundParams bounds the parameters of the method of an option.
const maxBoundParams = 4

// boundStore returns a store of a method as one of a function that has the receiver for
// its free variable.
func (p *Package) boundStore(st Store, of *env) Store {
	bound := Store{Target: p.subst(st.Target, of), Wild: st.Wild, Tagged: st.Tagged}
	if !st.Wild {
		bound.Value = p.withSummaries(p.materialize(p.subst(st.value(), of), 0), 0)
	}
	return bound
}

// handsOnTo returns the function that a method does nothing but call with its parameters,
// in terms of its receiver: the receiver or a field of it; nil if it does something else.
func (f *frame) handsOnTo() *Value {
	if len(f.fn.Blocks) != 1 {
		return nil
	}
	var inner *ssa.Call
	for _, instr := range f.fn.Blocks[0].Instrs {
		if call, ok := instr.(*ssa.Call); ok {
			if inner != nil || isNamed(&call.Call) || call.Call.IsInvoke() {
				return nil
			}
			inner = call
		}
	}
	if inner == nil || !slices.EqualFunc(inner.Call.Args, f.fn.Params[1:], func(a ssa.Value, b *ssa.Parameter) bool { return a == b }) {
		return nil
	}
	v := f.eval(inner.Call.Value, inner)
	if v.Kind != Param || v.Num != 0 {
		return nil
	}
	return v
}
