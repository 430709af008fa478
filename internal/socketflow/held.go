package socketflow

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// What an interface holds that comes from a parameter, a field or a variable shows where
// it is put there. So methods that are called through such an interface are looked for
// once all else that happens in the package is known: each type that is put there in the
// package may be the one. What such a method binds is told to the callers in turn.

// A heldCall is a call through an interface of which the value itself doesn't show what
// it holds.
type heldCall struct {
	f    *frame
	call ssa.CallInstruction
}

// addHeld takes down a call through an interface that shows no type. The interfaces of
// the standard library are those of too many.
func (f *frame) addHeld(call ssa.CallInstruction) {
	pkg := call.Common().Method.Pkg()
	if pkg != nil && (!isStandard(pkg.Path()) || f.pkg.inModule(pkg.Path())) {
		f.pkg.heldCalls = append(f.pkg.heldCalls, heldCall{f, call})
	}
}

// bindHeld adds what is bound by methods that are called through interfaces which are
// known by what is put into them.
func (p *Package) bindHeld() {
	flows := &flows{p: p}
	through := map[*ssa.Function][]heldCall{} // the calls that may run a method
	for _, c := range p.heldCalls {
		p.budget(maxFactSteps)
		for _, t := range flows.types(c.call.Common().Value) {
			if !p.bindsBy(t, c.call.Common().Method) || !c.f.executes(c.call) {
				continue
			}
			fn := p.method(t, c.call.Common().Method)
			if fn == nil {
				continue
			}
			m := p.target(fn)
			if slices.ContainsFunc(c.f.targets(c.call), func(t target) bool { return t.name == m.name }) {
				continue // the only type of the package that it can be
			}
			if m.fn != nil {
				through[m.fn] = append(through[m.fn], c)
			}
			p.spreadBinds(c.f, c.f.bindsHeld(c.call, m, t), through, nil)
		}
	}
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
	_, primitive := primitives[p.fullName(fn)]
	return primitive || slices.ContainsFunc(p.eventsOf(fn.Origin()), func(e *Event) bool { return e.Kind == Bind })
}

// bindsHeld adds the binds of a method that a call runs if the interface holds a type.
func (f *frame) bindsHeld(call ssa.CallInstruction, m target, t types.Type) []*Happening {
	n := len(f.found)
	if prim, ok := primitives[m.name]; ok && prim.kind == Bind && !prim.client {
		f.addPrimitive(call, m.name, prim)
	} else {
		f.take(call, m, nil, f.pkg.heldBinds(m, t))
	}
	for _, h := range f.found[n:] {
		h.If = f.pkg.both(h.If, f.pkg.op(holdsOp, 0, f.eval(call.Common().Value, call), str(typeKey(t))))
	}
	return f.found[n:]
}

// heldBinds returns the binds of a method of a type. What the objects of other modules
// say by themselves is taken up where they are made an interface of, see addHandover.
func (p *Package) heldBinds(m target, t types.Type) []*Happening {
	obj := definedType(t)
	foreign := obj != nil && !p.inModule(obj.Pkg().Path())
	return slices.DeleteFunc(slices.Clone(p.targetHappenings(m)), func(h *Happening) bool {
		return h.Kind != Bind || h.Client || foreign && !takesArgument(h.Address)
	})
}

// takesArgument reports whether a value depends on a parameter that is no receiver.
func takesArgument(v *Value) bool {
	return !v.walk(func(w *Value) bool { return w.Kind != Param || w.Num == 0 })
}

// spreadBinds tells the callers of a function of binds that have been added to it; way
// are the functions that have told it.
func (p *Package) spreadBinds(f *frame, hs []*Happening, through map[*ssa.Function][]heldCall, way []*ssa.Function) {
	if len(hs) == 0 || len(way) >= maxHeldCallers || slices.Contains(way, f.fn) || len(f.found) > maxEvents {
		return
	}
	hs, way = slices.Clone(hs), append(slices.Clip(way), f.fn)
	take := func(g *frame, add func()) {
		if n := len(g.found); g.done {
			add()
			p.spreadBinds(g, g.found[n:], through, way)
		}
	}
	for _, c := range p.callers()[f.fn] {
		if c.make != nil {
			take(c.f, func() { c.f.capture(c.make, hs) })
		} else {
			take(c.f, func() { c.f.take(c.call, p.target(f.fn), nil, hs) })
		}
	}
	for _, c := range through[f.fn] {
		take(c.f, func() { c.f.take(c.call, p.target(f.fn), nil, hs) })
	}
}

// maxHeldCallers bounds how far up the callers of a function are told.
const maxHeldCallers = 8

// holdsOp is the operator that tells whether an interface holds an object of a type.
const holdsOp = "holds"

func foldHolds(p *Package, _ int, args []*Value) *Value {
	switch typ := p.typeOf(args[0]); {
	case args[0].Kind == Nil:
		return boolean(false)
	case typ != "":
		return boolean(typ == args[1].Text)
	}
	return nil
}

// Flows tell what is put into the parameters, fields and variables of a package that are
// interfaces.
type flows struct {
	p       *Package
	stores  map[string][]ssa.Value      // into fields, see fieldStep
	globals map[*ssa.Global][]ssa.Value // into package variables
}

// index finds what is put into fields and package variables.
func (w *flows) index() {
	if w.stores != nil {
		return
	}
	w.stores, w.globals = map[string][]ssa.Value{}, map[*ssa.Global][]ssa.Value{}
	for _, f := range w.p.all {
		for _, b := range f.fn.Blocks {
			for _, instr := range b.Instrs {
				if st, ok := instr.(*ssa.Store); ok && types.IsInterface(st.Val.Type()) {
					w.add(st)
				}
			}
		}
	}
}

func (w *flows) add(st *ssa.Store) {
	switch at := st.Addr.(type) {
	case *ssa.FieldAddr:
		step := w.p.fieldStep(at.X.Type(), at.Field)
		w.stores[step] = append(w.stores[step], st.Val)
	case *ssa.Global:
		w.globals[at] = append(w.globals[at], st.Val)
	}
}

// types returns the types that an interface may hold, none if there are many.
func (w *flows) types(v ssa.Value) []types.Type {
	q := &holding{flows: w, seen: map[ssa.Value]bool{}}
	q.follow(v)
	if len(q.found) > maxHeldTypes {
		return nil
	}
	return q.found
}

// Bounds on what is looked at for one call.
const (
	maxHeldTypes = 6
	maxHeldSteps = 200
)

// A holding is the search for the types that an interface may hold.
type holding struct {
	*flows
	seen  map[ssa.Value]bool
	found []types.Type
}

func (q *holding) followAll(vs []ssa.Value) {
	for _, v := range vs {
		q.follow(v)
	}
}

func (q *holding) follow(v ssa.Value) {
	if q.seen[v] || len(q.seen) > maxHeldSteps {
		return
	}
	q.seen[v] = true
	switch x := v.(type) {
	case *ssa.MakeInterface:
		q.addType(x.X.Type())
	case *ssa.ChangeInterface:
		q.follow(x.X)
	case *ssa.TypeAssert:
		q.follow(x.X)
	case *ssa.Phi:
		q.followAll(x.Edges)
	case *ssa.Extract:
		q.followResult(x.Tuple, x.Index)
	case *ssa.Call:
		q.followResult(x, 0)
	case *ssa.Parameter:
		q.followCallers(x.Parent(), slices.Index(x.Parent().Params, x))
	case *ssa.Field:
		q.followField(x.X.Type(), x.Field)
	case *ssa.UnOp:
		if x.Op == token.MUL {
			q.followVariable(x.X)
		}
	}
}

func (q *holding) addType(t types.Type) {
	if !types.IsInterface(t) && !slices.ContainsFunc(q.found, func(o types.Type) bool { return types.Identical(o, t) }) {
		q.found = append(q.found, t)
	}
}

// followField is for what is put into a field of a struct.
func (q *holding) followField(t types.Type, i int) {
	q.index()
	q.followAll(q.stores[q.p.fieldStep(t, i)])
}

// followVariable is for what is read from a place.
func (q *holding) followVariable(addr ssa.Value) {
	switch x := addr.(type) {
	case *ssa.FieldAddr:
		q.followField(x.X.Type(), x.Field)
	case *ssa.Global:
		q.index()
		q.followAll(q.globals[x])
	case *ssa.Alloc:
		for _, r := range *x.Referrers() {
			if st, ok := r.(*ssa.Store); ok && st.Addr == x {
				q.follow(st.Val)
			}
		}
	case *ssa.FreeVar:
		for _, c := range q.p.callers()[x.Parent()] {
			if c.make != nil {
				q.followVariable(c.make.Bindings[slices.Index(x.Parent().FreeVars, x)])
			}
		}
	}
}

// followCallers is for what the callers of a function in the package pass.
func (q *holding) followCallers(fn *ssa.Function, i int) {
	for _, c := range q.p.callers()[fn] {
		if c.call != nil && i < len(c.call.Common().Args) {
			q.follow(c.call.Common().Args[i])
		}
	}
}

// followResult is for what a function of the package returns, and what is asserted of
// another interface.
func (q *holding) followResult(v ssa.Value, i int) {
	switch x := v.(type) {
	case *ssa.TypeAssert:
		q.follow(x.X)
	case *ssa.Call:
		fn := x.Call.StaticCallee()
		if fn == nil || !q.p.owns(fn) {
			return
		}
		for _, b := range fn.Blocks {
			if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok {
				q.follow(ret.Results[i])
			}
		}
	}
}
