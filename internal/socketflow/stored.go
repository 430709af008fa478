package socketflow

import "slices"

// What a function that callers supply stores is an operator as long as the function is
// not known: see frame.addDeferredWrites.

// stored returns what path rel of argument i holds after a call of a function
// value: args are the function, what rel held before, and the arguments. It is
// an Op as long as the function is not known.
func (p *Package) stored(i int, rel []string, args []*Value) *Value {
	fn, old := args[0], args[1]
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
