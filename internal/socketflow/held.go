package socketflow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// What an interface holds that comes from a parameter, a field or a variable shows where
// it is put there. So methods that are called through such an interface are looked for
// once all else that happens in the package is known: each type that is put there in the
// package may be the one. What such a method binds is told to the callers in turn. The
// same goes for function values.

// A heldCall is a call of a method through an interface, or of a function value, that
// doesn't show by itself what it runs.
type heldCall struct {
	f    *frame
	call ssa.CallInstruction
	sole bool // one type or function is all that is known to be put there
}

// addHeld takes down a call through an interface that shows no type. The interfaces of
// the standard library are those of too many.
func (f *frame) addHeld(call ssa.CallInstruction) {
	pkg := call.Common().Method.Pkg()
	if pkg != nil && (!isStandard(pkg.Path()) || f.pkg.inModule(pkg.Path())) {
		f.pkg.heldCalls = append(f.pkg.heldCalls, heldCall{f: f, call: call})
	}
}

// bindHeld adds what is bound by methods and functions that are known by where they are
// put.
func (p *Package) bindHeld() {
	h := &heldBinds{p, &flows{p: p}, map[*ssa.Function][]heldCall{}}
	for _, c := range p.heldCalls {
		if !c.f.done {
			continue
		}
		p.budget(maxFactSteps)
		q := h.flows.into(c.call.Common().Value)
		c.sole = q.size() == 1
		for _, t := range q.types {
			h.bindMethod(c, t)
		}
		for _, fn := range q.funcs {
			h.bindFunc(c, fn)
		}
		for _, v := range q.made {
			h.bindMade(c, v)
		}
	}
}

// A heldBinds is the search for what is bound by what interfaces and function values hold.
type heldBinds struct {
	p     *Package
	flows *flows
	calls map[*ssa.Function][]heldCall // that may run a function
}

// bindMethod adds what a call binds if the interface holds a type.
func (h *heldBinds) bindMethod(c heldCall, t types.Type) {
	m := c.call.Common().Method
	if m == nil || !h.p.bindsBy(t, m) || !c.f.executes(c.call) {
		return
	}
	if fn := h.p.method(t, m); fn != nil {
		obj := definedType(t)
		h.bind(c, h.p.target(fn), typeKey(t), pick[int64](obj != nil && !h.p.inModule(obj.Pkg().Path()), 1, anyArgument))
	}
}

// bindFunc adds what a call binds if the function value is a function, or a closure of
// which all that it captures is known where it is made.
func (h *heldBinds) bindFunc(c heldCall, v ssa.Value) {
	t := h.funcTarget(v)
	if c.call.Common().IsInvoke() || !isServing(t) && len(servingBinds(h.p.targetHappenings(t), 0)) == 0 || !c.f.executes(c.call) {
		return
	}
	mc, ok := v.(*ssa.MakeClosure)
	if !ok {
		h.bind(c, t, h.p.funcValue(v.(*ssa.Function), nil).Text, 0)
		return
	}
	t.free = h.p.frame(mc.Parent()).bindings(mc, nil)
	if !slices.ContainsFunc(t.free, (*Value).open) {
		h.bind(c, t, h.p.funcValue(t.fn, t.free).Text, 0)
	}
}

// funcTarget describes a function or a closure.
func (h *heldBinds) funcTarget(v ssa.Value) target {
	if mc, ok := v.(*ssa.MakeClosure); ok {
		fn := mc.Fn.(*ssa.Function)
		return target{name: fn.RelString(nil), fn: fn}
	}
	return h.p.target(v.(*ssa.Function))
}

// isServing reports whether a function is a primitive that binds the socket of a server.
func isServing(t target) bool {
	prim, ok := primitives[t.name]
	return ok && prim.kind == Bind && !prim.client
}

// bind adds what a call binds if what it calls through holds something of a name: where
// one of its arguments from some index on decides the address. The others are taken up
// elsewhere: see addHandover and addClosure.
func (h *heldBinds) bind(c heldCall, t target, name string, from int64) {
	if slices.ContainsFunc(c.f.targets(c.call), func(other target) bool { return other.known() && other.name == t.name }) {
		return // the only type of the package that it can be
	}
	if t.fn != nil {
		h.calls[t.fn] = append(h.calls[t.fn], c)
	}
	n := len(c.f.found)
	if isServing(t) {
		c.f.addPrimitive(c.call, t, primitives[t.name])
	} else {
		c.f.take(c.call, t, nil, servingBinds(h.p.targetHappenings(t), from))
	}
	holds := h.p.op(holdsOp, 0, c.f.eval(c.call.Common().Value, c.call), str(name), boolean(c.sole))
	for _, e := range c.f.found[n:] {
		e.If, e.Held = h.p.both(e.If, holds), true
	}
	c.f.found = append(c.f.found[:n], slices.DeleteFunc(slices.Clone(c.f.found[n:]), func(e *Happening) bool { return e.impossible() })...)
	h.tell(c.f, c.f.found[n:], nil)
}

// anyArgument says that it is no matter what decides an address.
const anyArgument = -1

// servingBinds returns the binds of servers among events of which a parameter, from some
// index on, decides the address.
func servingBinds(hs []*Happening, from int64) []*Happening {
	return slices.DeleteFunc(slices.Clone(hs), func(h *Happening) bool {
		return h.Kind != Bind || h.Client || from != anyArgument && !takesParam(h.Address, from)
	})
}

// takesParam reports whether a value depends on a parameter from some index on.
func takesParam(v *Value, from int64) bool {
	return !v.walk(func(w *Value) bool { return w.Kind != Param || w.Num < from })
}

// executes reports whether a call is among those that have been looked at for what
// happens in a function.
func (f *frame) executes(call ssa.CallInstruction) bool {
	return f.done && !f.pkg.isForeign(f.fn) && f.live()[call.Block().Index]
}

// bindsBy reports whether the method of a type that an interface method stands for binds
// a socket.
func (p *Package) bindsBy(t types.Type, m *types.Func) bool {
	obj, _, _ := types.LookupFieldOrMethod(t, true, m.Pkg(), m.Name())
	fn, ok := obj.(*types.Func)
	if !ok {
		return false
	}
	return isServing(target{name: p.fullName(fn)}) || slices.ContainsFunc(p.eventsOf(fn.Origin()), func(e *Event) bool { return e.Kind == Bind })
}

// tell tells the callers of a function of binds that have been added to it; way are the
// functions that have told it.
func (h *heldBinds) tell(f *frame, binds []*Happening, way []*ssa.Function) {
	if len(binds) == 0 || len(way) >= maxHeldCallers || slices.Contains(way, f.fn) || len(f.found) > maxEvents {
		return
	}
	binds, way = slices.Clone(binds), append(slices.Clip(way), f.fn)
	take := func(g *frame, add func()) {
		if n := len(g.found); g.done {
			add()
			h.tell(g, g.found[n:], way)
		}
	}
	for _, c := range h.p.callers()[f.fn] {
		if c.make != nil {
			take(c.f, func() { c.f.capture(c.make, binds) })
		} else {
			take(c.f, func() { c.f.take(c.call, h.p.target(f.fn), nil, binds) })
		}
	}
	for _, c := range h.calls[f.fn] {
		take(c.f, func() { c.f.take(c.call, h.p.target(f.fn), nil, binds) })
	}
}

// maxHeldCallers bounds how far up the callers of a function are told.
const maxHeldCallers = 8

// holdsOp is the operator that tells whether an interface holds an object of a type, or
// a function value is a function. Of what is not known it does if that is the sole one.
const holdsOp = "holds"

// mayHoldOp is the operator that tells whether an interface may hold an object of the type
// that is the only one in the package to implement it: it doesn't where callers are seen
// to put one of another package there.
const mayHoldOp = "may hold"

func foldMayHold(p *Package, _ int, args []*Value) *Value {
	held := args[0]
	switch typ := p.typeOf(held); {
	case typ != "":
		return boolean(typ == args[1].Text)
	case !held.open():
		return boolean(true)
	}
	return nil
}

func foldHolds(p *Package, _ int, args []*Value) *Value {
	held, name, sole := args[0], args[1].Text, args[2].Num != 0
	switch typ := p.typeOf(held); {
	case held.Kind == Nil:
		return boolean(false)
	case held.Kind == Func:
		return boolean(held.Text == name)
	case typ != "":
		return boolean(typ == name)
	case sole || held.open() || held.Kind == Choice || held.Kind == Cond:
		return nil
	}
	return boolean(false)
}
