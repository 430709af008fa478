package socketflow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// An object in memory has fields that are set one by one, fields that came with a
// literal or another object that was copied there, and fields that a function that a
// caller supplies may set. Which these are has to be known where the object leaves the
// package: a field that isn't mentioned is zero.

// members returns the fields of an object of a struct type that may hold more than
// zero, in the order in which they are found.
func (p *Package) members(o *object, t types.Type) []string {
	m := membership{p: p, found: map[objectKey]int{}}
	m.addObject(o, t, 0)
	return m.steps
}

// A membership is the fields of an object while they are being looked for. Of objects that
// are copied into each other, there are more ways from one to the other than objects.
type membership struct {
	p     *Package
	steps []string
	found map[objectKey]int // how many objects were on the way to one
}

// An objectKey tells objects apart.
type objectKey struct {
	f    *frame
	root ssa.Value
	path string
	at   ssa.Instruction
	envs **env // the first of them
	n    int
}

func (o *object) key() objectKey {
	k := objectKey{f: o.f, root: o.loc.root, path: pathKey(o.loc.path), at: o.at, n: len(o.envs)}
	if k.n > 0 {
		k.envs = &o.envs[0]
	}
	return k
}

func (m *membership) add(step string) {
	if !isIndex(step) && !slices.Contains(m.steps, step) {
		m.steps = append(m.steps, step)
	}
}

// addObject adds the fields of an object that is copied over so many others.
func (m *membership) addObject(o *object, t types.Type, depth int) {
	key := o.key()
	if before, ok := m.found[key]; ok && before <= depth {
		return
	}
	m.found[key] = depth
	for _, w := range o.f.writes()[o.loc.root] {
		n := meet(w.path, o.loc.path)
		switch {
		case n < 0:
		case n < len(w.path):
			m.add(w.path[n])
		case w.wild != nil:
			m.p.addOpenMembers(t, m.add)
		case o.f.before(w.instr, o.at):
			m.addValue(m.p.rebound(m.p.selPath(w.value(), o.loc.path[n:]), o), depth)
		}
	}
}

// addValue adds the fields that are known of a value that was copied into an object.
func (m *membership) addValue(v *Value, depth int) {
	switch v.Kind {
	case Struct:
		for _, x := range v.Fields {
			m.add(x.step)
		}
	case Choice, Cond:
		for _, a := range alternatives(v) {
			m.addValue(a, depth)
		}
	case ref:
		if t := v.ref.loc.staticType(); t != nil && depth < maxObjects {
			m.addObject(v.ref, t, depth+1)
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
