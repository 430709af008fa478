package socketflow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// withCallers puts into a value what the callers in the package supply for
// the parameters of its function, and what its closure has captured.
func (p *Package) withCallers(f *frame, v *Value, depth int) *Value {
	if f == nil || !v.open() || depth > 3 {
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

// A caller is a call of a function, or the place where a closure is made of
// it.
type caller struct {
	f    *frame
	call ssa.CallInstruction
	make *ssa.MakeClosure
}

func (c caller) env() *env {
	switch {
	case c.make != nil:
		return &env{nil, c.f.bindings(c.make, nil)}
	default:
		return &env{c.f.args(c.call), nil}
	}
}

// callers indexes the static calls within the package by the function called.
func (p *Package) callers() map[*ssa.Function][]caller {
	if p.calledBy != nil {
		return p.calledBy
	}
	p.calledBy = map[*ssa.Function][]caller{}
	for _, f := range p.all {
		for _, b := range f.fn.Blocks {
			for _, instr := range b.Instrs {
				p.addCaller(f, instr)
			}
		}
	}
	return p.calledBy
}

func (p *Package) addCaller(f *frame, instr ssa.Instruction) {
	switch x := instr.(type) {
	case ssa.CallInstruction:
		if fn := x.Common().StaticCallee(); fn != nil && fn.Parent() == nil && p.owns(fn) {
			p.calledBy[fn] = append(p.calledBy[fn], caller{f: f, call: x})
		}
	case *ssa.MakeClosure:
		fn := x.Fn.(*ssa.Function)
		p.calledBy[fn] = append(p.calledBy[fn], caller{f: f, make: x})
	}
}

// decidedByCallers reports whether a bind that reads a field is decided wherever its
// function is called: then what other objects hold in that field is not bound there.
// It has to be seen that nobody else calls the function.
func (p *Package) decidedByCallers(h *Happening) bool {
	fn := h.in.fn
	if p.Types.Name() != "main" && isExported(fn) || len(p.callers()[fn]) == 0 || p.calledOtherwise(fn) {
		return false
	}
	v := p.withCallers(h.in, h.Address, 0)
	return !v.open() && !readsField(v)
}

// calledOtherwise reports whether a function may be called other than by its name:
// it is a value somewhere, or a method of an interface has its name.
func (p *Package) calledOtherwise(fn *ssa.Function) bool {
	if p.indirect == nil {
		p.indirect = map[string]bool{}
		for _, f := range p.all {
			for _, b := range f.fn.Blocks {
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
	for _, op := range instr.Operands(nil) {
		if fn, ok := (*op).(*ssa.Function); ok && fn != called && fn.Object() != nil {
			p.indirect[fn.Object().Name()] = true // of a method value too
		}
	}
}
