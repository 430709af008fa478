package socketflow

import "slices"

// An object in memory has fields that are set one by one and fields that came with a
// literal or another object that was copied there. Which these are has to be known where
// the object leaves the package: a field that isn't mentioned is zero.

// members returns the fields of an object of a struct type that may hold more than
// zero, in the order in which they are found; depth counts the objects that were copied
// into each other.
func (p *Package) members(o *object, depth int) []string {
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
		case w.wild == nil && o.f.before(w.instr, o.at):
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
		if depth >= maxObjects {
			return
		}
		for _, step := range p.members(v.ref, depth+1) {
			add(step)
		}
	default:
	}
}
