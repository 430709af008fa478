package socketflow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// withCallers puts into a value what the callers in the package supply for
// the parameters of its function, and what its closure has captured.
func (p *Package) withCallers(f *frame, v *Value, depth int) *Value {
	if f == nil || !v.open() || depth > maxCallers {
		return v
	}
	var alts []*Value
	for _, c := range p.callers()[f.fn] {
		if len(alts) >= maxAlternatives || !p.enter() {
			break
		}
		alts = append(alts, p.withCallers(c.f, p.subst(v, c.env()), depth+1))
		p.leave()
	}
	if len(alts) == 0 {
		return v
	}
	return choice(alts...)
}

// maxCallers bounds how far up the callers are asked.
const maxCallers = 3

// A caller is a call of a function, or the place where a closure is made of
// it; of a closure that is called where it is made, both.
type caller struct {
	f    *frame
	call ssa.CallInstruction
	make *ssa.MakeClosure
}

func (c caller) env() *env {
	e := &env{}
	if c.call != nil {
		e = c.f.given(c.call, nil)
	}
	if c.make != nil {
		e.free = c.f.bindings(c.make, nil)
	}
	return e
}

// callers indexes the static calls within the package by the function called.
func (p *Package) callers() map[*ssa.Function][]caller {
	if p.calledBy != nil {
		return p.calledBy
	}
	p.calledBy = map[*ssa.Function][]caller{}
	for _, fn := range p.functions() {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				p.addCaller(p.frame(fn), instr)
			}
		}
	}
	return p.calledBy
}

func (p *Package) addCaller(f *frame, instr ssa.Instruction) {
	switch x := instr.(type) {
	case ssa.CallInstruction:
		if fn := x.Common().StaticCallee(); fn != nil && p.owns(fn) {
			mc, _ := x.Common().Value.(*ssa.MakeClosure)
			p.calledBy[fn] = append(p.calledBy[fn], caller{f, x, mc})
		}
	case *ssa.MakeClosure:
		if !onlyCalled(x) {
			fn := x.Fn.(*ssa.Function)
			p.calledBy[fn] = append(p.calledBy[fn], caller{f: f, make: x})
		}
	}
}

// onlyCalled reports whether nothing is done with a closure but to call it in the
// function that makes it.
func onlyCalled(mc *ssa.MakeClosure) bool {
	for _, r := range *mc.Referrers() {
		if _, debug := r.(*ssa.DebugRef); debug {
			continue
		}
		call, ok := r.(ssa.CallInstruction)
		if !ok || call.Common().Value != mc || slices.Contains(call.Common().Args, ssa.Value(mc)) {
			return false
		}
	}
	return true
}

// decidedByCallers reports whether a bind that reads a field is decided wherever its
// function is called: then what other objects hold in that field is not bound there.
func (p *Package) decidedByCallers(h *Happening) bool {
	return p.decided(h) != nil
}

// decided returns the address of a bind with what all callers of its function supply,
// nil if that doesn't decide it. It has to be seen that nobody else calls the function.
func (p *Package) decided(h *Happening) *Value {
	if !p.seesCallers(h.in.fn) {
		return nil
	}
	v := p.withCallers(h.in, p.narrowed(h, anyValue), 0)
	if v.open() || readsField(v) {
		return nil
	}
	return v
}

// seesCallers reports whether a function has callers in the package and no others.
func (p *Package) seesCallers(fn *ssa.Function) bool {
	return (p.Types.Name() == "main" || !isExported(fn)) && len(p.callers()[fn]) > 0 && !p.calledOtherwise(fn)
}

// unbound drops the fixed ports of a bind that its function has for callers of which
// there are none: all supply something else. A host that all supply is that of the port.
func (p *Package) unbound(s *Site, h *Happening) {
	if !s.fixed() || !h.Address.open() {
		return
	}
	p.steps = 0
	v := p.decided(h)
	if v == nil || isBeyond(v) || !p.fewCallers(h.in.fn, 0) {
		return
	}
	bound := map[string][]Endpoint{}
	for _, e := range p.endpoints(v) {
		bound[e.portKey()] = append(bound[e.portKey()], e)
	}
	var left []Endpoint
	for _, e := range s.Endpoints {
		switch {
		case e.Port <= 0:
			left = append(left, e)
		case e.lacksHost():
			left = append(left, slices.DeleteFunc(slices.Clone(bound[e.portKey()]), func(b Endpoint) bool { return b.Port != e.Port })...)
		case bound[e.portKey()] != nil:
			left = append(left, e)
		}
	}
	s.Endpoints = left
}

// isBeyond reports whether a part of a value went past a bound.
func isBeyond(v *Value) bool {
	return !v.walk(func(w *Value) bool { return w.Kind != Unknown || w.Text == "" })
}

// fewCallers reports whether withCallers asks all callers of a function, and theirs.
func (p *Package) fewCallers(fn *ssa.Function, depth int) bool {
	if depth > maxCallers {
		return true
	}
	p.steps++
	callers := p.callers()[fn]
	return len(callers) <= maxAlternatives && p.steps < maxSteps &&
		!slices.ContainsFunc(callers, func(c caller) bool { return !p.fewCallers(c.f.fn, depth+1) })
}

// calledOtherwise reports whether a function may be called other than by its name:
// it is a value somewhere, or a method of an interface has its name.
func (p *Package) calledOtherwise(fn *ssa.Function) bool {
	if p.indirect == nil {
		p.indirect = map[string]bool{}
		for _, fn := range p.functions() {
			for _, b := range fn.Blocks {
				for _, instr := range b.Instrs {
					p.addIndirect(instr)
				}
			}
		}
	}
	return p.indirect[fn.Name()]
}

func (p *Package) addIndirect(instr ssa.Instruction) {
	var called ssa.Value
	switch x := instr.(type) {
	case *ssa.MakeInterface:
		for m := range x.Type().Underlying().(*types.Interface).Methods() {
			p.indirect[m.Name()] = true
		}
	case ssa.CallInstruction:
		if called = x.Common().Value; x.Common().IsInvoke() {
			p.indirect[x.Common().Method.Name()] = true
		}
	}
	_, makes := instr.(*ssa.MakeClosure)
	for _, op := range p.operandsOf(instr) {
		fn, ok := (*op).(*ssa.Function)
		if ok && fn != called && !(makes && fn.Object() == nil) { // who makes a closure is a caller
			p.indirect[nameOf(fn)] = true // of a method value too
		}
	}
}

// operandsOf returns the operands of an instruction, until it is called again: it is for
// loops that ask nothing of the analysis.
func (p *Package) operandsOf(instr ssa.Instruction) []*ssa.Value {
	p.operands = instr.Operands(p.operands[:0])
	return p.operands
}

// nameOf returns the name of a function, of a method value that of the method.
func nameOf(fn *ssa.Function) string {
	if obj := fn.Object(); obj != nil {
		return obj.Name()
	}
	return fn.Name()
}
