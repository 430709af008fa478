package socketflow

import (
	"go/types"
	"slices"
)

// An object in memory has fields that are set one by one, fields that came with a
// literal or another object that was copied there, and fields that a function that a
// caller supplies may set. Which these are has to be known where the object leaves the
// package: a field that isn't mentioned is zero.

// members returns the fields of an object of a struct type that may hold more than
// zero, in the order in which they are found; depth counts the objects that were copied
// into each other.
func (p *Package) members(o *object, t types.Type, depth int) []string {
	var steps []string
	add := func(step string) {
		if !isIndex(step) && !slices.Contains(steps, step) {
			steps = append(steps, step)
		}
	}
	for _, w := range o.f.writes()[o.loc.root] {
		n := meet(w.path, o.loc.path)
		switch {
		case n < 0:
		case n < len(w.path):
			add(w.path[n])
		case w.wild != nil:
			p.addOpenMembers(t, add)
		case o.f.before(w.instr, o.at):
			p.addMembers(p.rebound(p.selPath(w.value(), o.loc.path[n:]), o), depth, add)
		}
	}
	return steps
}

// addMembers adds the fields that are known of a value that was copied into an object.
func (p *Package) addMembers(v *Value, depth int, add func(step string)) {
	switch v.Kind {
	case Struct:
		for _, x := range v.Fields {
			add(x.step)
		}
	case Choice, Cond:
		for _, a := range alternatives(v) {
			p.addMembers(a, depth, add)
		}
	case ref:
		t := v.ref.loc.staticType()
		if t == nil || depth >= maxObjects {
			return
		}
		for _, step := range p.members(v.ref, t, depth+1) {
			add(step)
		}
	default:
	}
}

// addOpenMembers adds the fields that a function that nobody knows yet may set, as far
// as they are worth it. What such a function is given is not looked into: it is the
// object itself, over and over.
func (p *Package) addOpenMembers(t types.Type, add func(step string)) {
	st, ok := t.Underlying().(*types.Struct)
	if !ok || p.inStored > 0 {
		return
	}
	for i := range st.NumFields() {
		step := p.fieldStep(t, i)
		if !p.exporting || p.isAsked(step) || namedForAddress(step) || isStruct(st.Field(i).Type()) && p.holdsAddress(st.Field(i).Type(), 0) {
			add(step)
		}
	}
}
