package socketflow

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A target is one function that a call may run.
type target struct {
	name string        // types.Func.FullName, "" for a closure
	fn   *ssa.Function // with a body in this package, or nil
	sum  *Summary      // of a function of another package, or nil
	free []*Value      // free variables of a closure
	site *ssa.MakeClosure
	when *Value // that it is this one of several, nil if nothing is known of that
}

func (t target) known() bool { return t.fn != nil || t.sum != nil }

// targets returns the functions that a call may run, as far as they can be
// told.
func (f *frame) targets(call ssa.CallInstruction) []target {
	if ts, ok := f.called[call]; ok {
		return ts
	}
	f.called[call] = nil // a function value that depends on this call
	ts := f.findTargets(call)
	f.called[call] = ts
	return ts
}

func (f *frame) findTargets(call ssa.CallInstruction) []target {
	c := call.Common()
	if c.IsInvoke() {
		return f.invoked(call)
	}
	if mc, ok := c.Value.(*ssa.MakeClosure); ok {
		return []target{{fn: mc.Fn.(*ssa.Function), free: f.bindings(mc, call), site: mc}}
	}
	if fn := c.StaticCallee(); fn != nil {
		return []target{f.pkg.target(fn)}
	}
	if _, ok := c.Value.(*ssa.Builtin); ok {
		return nil
	}
	v := f.eval(c.Value, call)
	if ts := f.pkg.funcTargets(v); len(ts) > 0 {
		return ts
	}
	ts := f.pkg.keptFunc(v)
	if len(ts) == 0 && len(c.Args) > 0 {
		f.pkg.heldCalls = append(f.pkg.heldCalls, heldCall{f: f, call: call})
	}
	return ts
}

// funcTargets returns the functions that a function value can be, each with the condition
// under which it is that one: a server listens by a function of its own where it has been
// given none.
func (p *Package) funcTargets(v *Value) []target {
	switch v.Kind {
	case Func:
		return []target{p.funcTarget(v)}
	case Choice:
		var ts []target
		for _, w := range v.Args {
			ts = append(ts, p.funcTargets(w)...)
		}
		return ts
	case Cond:
		return append(p.targetsWhen(v.Args[0], v.Args[1]), p.targetsWhen(p.op("!", 0, v.Args[0]), v.Args[2])...)
	default:
	}
	return nil
}

// targetsWhen returns the functions that a function value can be where a condition holds.
func (p *Package) targetsWhen(c, v *Value) []target {
	ts := p.funcTargets(v)
	for i := range ts {
		ts[i].when = p.both(ts[i].when, c)
	}
	return ts
}

func (f *frame) bindings(mc *ssa.MakeClosure, at ssa.Instruction) []*Value {
	free := make([]*Value, len(mc.Bindings))
	for i, b := range mc.Bindings {
		free[i] = f.eval(b, at)
	}
	return free
}

// target describes a function that is named in the code.
func (p *Package) target(fn *ssa.Function) target {
	if fn.Origin() != nil {
		fn = fn.Origin()
	}
	t := target{name: p.funcName(fn)}
	if len(fn.Blocks) > 0 && p.owns(fn) {
		t.fn = fn
		return t
	}
	if obj, ok := fn.Object().(*types.Func); ok {
		t.sum = p.imported(obj)
	}
	return t
}

// owns reports whether fn has its body in the package under analysis. Bound
// methods and other wrappers belong to none.
func (p *Package) owns(fn *ssa.Function) bool {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	return fn.Pkg == p.SSA || fn.Pkg == nil && fn.Synthetic != ""
}

func (p *Package) funcName(fn *ssa.Function) string {
	if obj, ok := fn.Object().(*types.Func); ok {
		return p.fullName(obj.Origin())
	}
	return ""
}

// fullName returns fn.FullName(), which takes long to put together and is asked
// for at each call.
func (p *Package) fullName(fn *types.Func) string {
	name, ok := p.fullNames[fn]
	if !ok {
		name = fn.FullName()
		p.fullNames[fn] = name
	}
	return name
}

// invoked returns the methods that a call through an interface may run: that
// of the concrete type where the receiver shows it, otherwise that of the only
// implementation in the package.
func (f *frame) invoked(call ssa.CallInstruction) []target {
	c := call.Common()
	typ := f.concrete(c.Value, call)
	var when *Value
	if typ == nil {
		f.addHeld(call)
		// Who binds a method knows what of.
		if typ = f.pkg.soleImplementation(c.Value.Type()); typ != nil && f.fn.Synthetic == "" {
			when = f.pkg.op(mayHoldOp, 0, f.eval(c.Value, call), str(typeKey(typ)))
		}
	}
	if typ == nil {
		return []target{{name: f.pkg.fullName(c.Method)}}
	}
	fn := f.pkg.method(typ, c.Method)
	if fn == nil {
		return []target{{name: f.pkg.fullName(c.Method)}}
	}
	t := f.pkg.target(fn)
	t.when = when
	if !t.known() {
		f.addHeld(call)
	}
	return []target{t}
}

// method returns the method of a concrete type that an interface method stands
// for, nil if it has none: what is taken for the dynamic type may be wrong in
// code that is never executed.
func (p *Package) method(t types.Type, m *types.Func) *ssa.Function {
	for _, t := range []types.Type{t, types.NewPointer(t)} {
		if sel := p.Prog.MethodSets.MethodSet(t).Lookup(m.Pkg(), m.Name()); sel != nil {
			return p.Prog.MethodValue(sel)
		}
	}
	return nil
}

// concrete returns the dynamic type of an interface value, nil if unknown.
func (f *frame) concrete(v ssa.Value, at ssa.Instruction) types.Type {
	if t := f.locate(v).staticType(); t != nil && !types.IsInterface(t) {
		return t
	}
	w := f.eval(v, at)
	t := f.pkg.dynamicType(w)
	if t == nil || types.IsInterface(t) {
		return nil
	}
	return t
}

// soleImplementation returns the only type of the package that implements an
// interface of the package.
func (p *Package) soleImplementation(t types.Type) types.Type {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() != p.Types {
		return nil
	}
	if impl, ok := p.sole[named]; ok {
		return impl
	}
	iface := named.Underlying().(*types.Interface)
	var impls []types.Type
	for _, tn := range p.concreteTypes() {
		switch {
		case types.Implements(tn.Type(), iface):
			impls = append(impls, tn.Type())
		case types.Implements(types.NewPointer(tn.Type()), iface):
			impls = append(impls, types.NewPointer(tn.Type()))
		}
	}
	var impl types.Type
	if len(impls) == 1 {
		impl = impls[0]
	}
	p.sole[named] = impl
	return impl
}

// concreteTypes returns the types of the package that may implement an interface.
func (p *Package) concreteTypes() []*types.TypeName {
	if p.concretes == nil {
		p.concretes = []*types.TypeName{}
		for _, name := range p.Types.Scope().Names() {
			tn, ok := p.Types.Scope().Lookup(name).(*types.TypeName)
			if ok && !tn.IsAlias() && !types.IsInterface(tn.Type()) && !isGeneric(tn.Type()) {
				p.concretes = append(p.concretes, tn)
			}
		}
	}
	return p.concretes
}

func isGeneric(t types.Type) bool {
	n, ok := t.(*types.Named)
	return ok && n.TypeParams().Len() > 0
}

// arguments returns the operands of a call in the order of the callee's
// parameters, the receiver first.
func arguments(c *ssa.CallCommon) []ssa.Value {
	if c.IsInvoke() {
		return append([]ssa.Value{c.Value}, c.Args...)
	}
	return c.Args
}

// args evaluates the operands of a call, with the places where constants
// stand.
func (f *frame) args(call ssa.CallInstruction) []*Value {
	operands := arguments(call.Common())
	vs := make([]*Value, len(operands))
	for i, a := range operands {
		vs[i] = f.arg(call, a)
	}
	if call.Common().IsInvoke() {
		vs[0] = f.pkg.unboxed(vs[0])
	}
	return vs
}

// arg returns the value of one of the arguments of a call.
func (f *frame) arg(call ssa.CallInstruction, a ssa.Value) *Value {
	v := f.knownAs(f.equals(call.Block()), a, call)
	if v == nil {
		v = f.eval(a, call)
	}
	if k := f.knownAs(f.differs(call.Block()), a, call); k != nil {
		v = without(v, k)
	}
	return f.placedArgument(v, call)
}

// result returns result i of a call.
func (p *Package) result(f *frame, call *ssa.Call, i int) *Value {
	if b, ok := call.Call.Value.(*ssa.Builtin); ok {
		return p.builtin(f, call, b.Name())
	}
	ts := f.targets(call)
	if len(ts) == 0 {
		return p.opaque(f, call, "")
	}
	alts := make([]*Value, len(ts))
	for k, t := range ts {
		alts[k] = p.targetResult(f, call, t, i)
	}
	return choice(alts...)
}

func (p *Package) targetResult(f *frame, call *ssa.Call, t target, i int) *Value {
	if m, ok := models[t.name]; ok {
		if v := m(p, i, f.args(call)); v != nil {
			return v
		}
	}
	if _, ok := pure[t.name]; ok {
		return p.op(t.name, i, f.args(call)...)
	}
	if v := f.loaded(call, t.name); v != nil {
		return v
	}
	if opensSocket(t.name) && i == 0 {
		return f.opened(call, t.name)
	}
	if c := call.Common(); i == 0 && passesThrough(c, calledName(c, t)) {
		return f.sameSocket(call)
	}
	switch {
	case t.fn != nil:
		return f.madeBy(call, t, p.frame(t.fn).result(i))
	case t.sum != nil && i < len(t.sum.Results) && t.sum.Results[i] != nil:
		return f.madeBy(call, t, t.sum.Results[i])
	}
	if v := f.invokedLater(call, i); v != nil {
		return v
	}
	if v := f.handedBack(call, t, i); v != nil {
		return v
	}
	return p.opaque(f, call, t.name)
}

// madeBy returns what a call yields, given a result of the function that it calls.
func (f *frame) madeBy(call *ssa.Call, t target, result *Value) *Value {
	e := f.given(call, t.free)
	if result.has(only(Func)) || result.Kind == ref && holdsFunc(result.ref.loc.staticType()) {
		e = f.givenLater(call, e) // to be called later
	}
	return f.pkg.subst(result, e)
}

// holdsFunc reports whether a type is a struct with a field for a function, as that of a
// command is.
func holdsFunc(t types.Type) bool {
	if t == nil {
		return false
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range st.Fields() {
		if _, ok := f.Type().Underlying().(*types.Signature); ok {
			return true
		}
	}
	return false
}

func calledName(c *ssa.CallCommon, t target) string {
	if c.IsInvoke() {
		return c.Method.Name()
	}
	return baseName(t.name)
}

// baseName returns the last part of a full function name.
func baseName(full string) string { return full[strings.LastIndex(full, ".")+1:] }

func (p *Package) builtin(f *frame, call *ssa.Call, name string) *Value {
	switch name {
	case "len", "append":
		args := f.args(call)
		if name == "append" && len(args) == 1 {
			return args[0]
		}
		return p.op(name, 0, args...)
	case "min", "max":
		return bounds(f.args(call))
	}
	return unknown
}

// bounds is the least or the greatest of some numbers: a constant beside what is not
// constant bounds it, and is no default.
func bounds(args []*Value) *Value {
	varying := slices.DeleteFunc(slices.Clone(args), (*Value).isConst)
	if len(varying) > 0 {
		args = varying
	}
	return choice(args...)
}
