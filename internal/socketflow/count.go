package socketflow

// What a value is made of is asked at every step, so it is counted once.

// A kindSet is a set of kinds, and of what else a value may be made of.
type kindSet uint32

const (
	hollow  kindSet = 1 << (ref + 1 + iota) // a part that is nil
	summary                                 // a Func with a summary, which counts as nodes
)

// only returns the set of some kinds.
func only(kinds ...Kind) kindSet {
	var s kindSet
	for _, k := range kinds {
		s |= 1 << k
	}
	return s
}

// size returns the number of nodes of v.
func (v *Value) size() int {
	if v == nil {
		return 0
	}
	if v.weight == 0 {
		v.count()
	}
	return v.weight
}

// among returns the kinds of v and of all values below it.
func (v *Value) among() kindSet {
	if v == nil {
		return hollow
	}
	if v.weight == 0 {
		v.count()
	}
	return v.kinds
}

// has reports whether a value of one of the kinds is among v and those below.
func (v *Value) has(kinds kindSet) bool { return v.among()&kinds != 0 }

// open reports whether v depends on the parameters or free variables of the
// function that it was read in.
func (v *Value) open() bool { return v.has(variable) }

var variable = only(Param, Free)

// count notes what v is made of. It must not change after that.
func (v *Value) count() {
	n, kinds := 1, only(v.Kind)
	for _, a := range v.Args {
		n, kinds = n+a.size(), kinds|a.among()
	}
	for _, x := range v.Fields {
		n, kinds = n+x.value.size(), kinds|x.value.among()
	}
	if v.Sum != nil {
		n, kinds = n+v.Sum.size(), kinds|summary
	}
	v.weight, v.kinds = n, kinds
}

// pass takes the steps that it takes to follow a value of which nothing comes
// but the value itself, and reports whether this is one: no kind other than
// those that are inert is in it. It fails also where a bound is close.
func (p *Package) pass(v *Value, inert kindSet) bool {
	n := v.size()
	if v.among()&^inert != 0 || p.steps+n > maxSteps || p.depth+n > maxNesting {
		return false
	}
	p.steps += n
	return true
}
