package socketflow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// An option may be set under a condition that the callers of a function decide, as by a
// parameter or a field of one. Where all of them decide that it isn't set, it is no
// matter.

// ruledOut reports whether what is known of the arguments rules an event out, given as
// the function sees it and with these put in.
func (p *Package) ruledOut(h, bound *Happening) bool {
	return bound.impossible() || bound.hasNoPorts() || h.Kind == SetOption && p.fails(h.If, bound.If)
}

// ruledOutBy reports whether a call rules an event of the callee out.
func (p *Package) ruledOutBy(call ssa.CallInstruction, h, bound *Happening) bool {
	return p.ruledOut(h, bound) ||
		h.Kind == SetOption && bound.If != nil && bound.If.Kind == Nil && leavesOut(call, h.If)
}

// fails reports whether a condition fails with what a caller puts into it: by a constant,
// or by a field that nobody sets.
func (p *Package) fails(c, bound *Value) bool {
	if c == nil || bound == nil {
		return false
	}
	return bound.Kind == Bool && bound.Num == 0 || bound.Kind == Nil && p.nobodySets(c)
}

// neverHolds reports whether the condition under which something happens in a function
// fails wherever the function is used. It has to be seen that there are no other uses.
func (p *Package) neverHolds(f *frame, c *Value, depth int) bool {
	if c != nil && (c.Kind == Bool && c.Num == 0 || p.asksUnset(c)) {
		return true
	}
	if depth > maxUses || !p.enter() {
		return false
	}
	defer p.leave()
	uses, ok := p.usesOf(f.fn)
	for _, u := range uses {
		ok = ok && p.failsAt(u, c, depth)
	}
	return ok
}

// asksUnset reports whether a condition holds only where a field is true that nobody sets,
// whoever calls the function.
func (p *Package) asksUnset(c *Value) bool {
	switch c.Kind {
	case Param, Free:
		return len(c.Path) > 0 && p.isUnset(c.Path[len(c.Path)-1])
	case Op:
		return c.Text == "&&" && slices.ContainsFunc(c.Args, p.asksUnset)
	default:
		return false
	}
}

// possible returns what a value may be where no field is true that nobody sets.
func (p *Package) possible(v *Value) *Value {
	for v.Kind == Cond {
		switch c := v.Args[0]; {
		case p.asksUnset(c):
			v = v.Args[2]
		case c.Kind == Op && c.Text == "!" && p.asksUnset(c.Args[0]):
			v = v.Args[1]
		default:
			return v
		}
	}
	return v
}

// maxUses bounds how far up the uses of a function are followed.
const maxUses = 6

// failsAt reports whether a condition fails at one use of the function.
func (p *Package) failsAt(u use, c *Value, depth int) bool {
	if b := u.instr.Block(); !u.f.live()[b.Index] || u.f.excluded(b) {
		return true
	}
	guard := u.f.guardsOf(SetOption, u.instr.Block())
	if c == nil {
		return p.neverHolds(u.f, guard, depth+1)
	}
	bound := p.subst(c, u.env())
	return p.fails(c, bound) || p.failsPassed(u, c) || p.neverHolds(u.f, p.both(guard, bound), depth+1)
}

// neverSet reports whether an option that turns SO_REUSEADDR on is not executed by
// anybody.
func (p *Package) neverSet(f *frame, h *Happening) bool {
	o := p.option(h)
	if o.Kind != ReuseAddr || !o.On {
		return false
	}
	p.budget(maxFactSteps)
	return p.neverHolds(f, h.If, 0)
}
