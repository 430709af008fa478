package socketflow

import "slices"

// What a function that callers supply stores is an operator as long as the function is
// not known: see frame.addDeferredWrites.

// stored returns what path rel of argument i holds after a call of a function
// value: args are the function, what rel held before, and the arguments. It is
// an Op as long as the function is not known.
func (p *Package) stored(i int, rel []string, args []*Value) *Value {
	fn, old := args[0], args[1]
	if first, last := inTurn(fn); last != nil {
		held := p.storedBy(first, old, i, rel, args)
		return p.storedBy(last, held, i, rel, args)
	}
	ts := p.funcTargets(fn)
	if len(ts) == 0 {
		if !fn.open() {
			return choice(old, unknown)
		}
		return (&Value{Kind: Op, Text: "stored", Num: int64(i), Path: rel, Args: args}).limited()
	}
	var values []*Value
	parts := map[string]*Value{}
	for _, t := range ts {
		for _, st := range t.stores(p) {
			n := len(st.Target.Path)
			if st.Target.Kind != Param || int(st.Target.Num) != i || meet(st.Target.Path, rel) < 0 {
				continue
			}
			switch {
			case n > len(rel):
				p.storedPart(i, st.Target.Path[:len(rel)+1], args, parts)
			case st.Wild:
				values = append(values, old, unknown)
			default:
				v := p.subst(st.value(), &env{args: args[2:], free: t.free})
				values = append(values, p.selPath(v, rel[n:]))
			}
		}
	}
	if len(parts) > 0 {
		values = append(values, overlaid(old, parts))
	}
	if len(values) == 0 {
		return old
	}
	return choice(values...)
}

// storedBy is stored for one of the functions, given what was there before.
func (p *Package) storedBy(fn, old *Value, i int, rel []string, args []*Value) *Value {
	return p.stored(i, rel, append([]*Value{fn, old}, args[2:]...))
}

// inTurn parts functions that are called one after the other, as the elements of a list
// are, into those that are known and those that callers supply, in the order in which the
// first of each are. It returns nil if not some are known and some supplied.
func inTurn(fn *Value) (first, last *Value) {
	if fn.Kind != Choice || !fn.open() {
		return nil, nil
	}
	var supplied, known []*Value
	for _, v := range fn.Args {
		if isSuppliedFunc(v) {
			supplied = append(supplied, v)
		} else {
			known = append(known, v)
		}
	}
	switch {
	case len(supplied) == 0 || len(known) == 0:
		return nil, nil
	case fn.Args[0] == supplied[0]:
		return choice(supplied...), choice(known...)
	}
	return choice(known...), choice(supplied...)
}

// isSuppliedFunc reports whether a function value is one that callers decide.
func isSuppliedFunc(v *Value) bool { return v.Kind != Func && v.open() }

// storedPart adds what a field of an argument holds after a call of a function value.
func (p *Package) storedPart(i int, path []string, args []*Value, parts map[string]*Value) {
	step := path[len(path)-1]
	if isIndex(step) || parts[step] != nil || !p.enter() {
		return
	}
	defer p.leave()
	below := slices.Clone(args)
	below[1] = p.sel(args[1], step)
	parts[step] = p.stored(i, path, below)
}

// overlaid returns a struct with some fields replaced.
func overlaid(old *Value, parts map[string]*Value) *Value {
	v := &Value{Kind: Struct}
	for step := range parts {
		v.Text = typeOfStep(step)
	}
	switch {
	case old.Kind == Struct:
		v.Args = old.Args
		for _, x := range old.Fields {
			if parts[x.step] == nil {
				parts[x.step] = x.value
			}
		}
	case !old.zero():
		v.Args = []*Value{old}
	}
	v.Fields = newFields(parts)
	return v
}
