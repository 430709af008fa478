package socketflow

import "go/token"

// What a field of an object that is not known holds is a default: others may set it. A
// field that only the package can reach, and into which it puts one constant wherever it
// sets it, holds no other.

// holdsOthers reports whether an address is made of anything but constants and such fields.
func (p *Package) holdsOthers(address *Value) bool {
	return !address.walk(func(v *Value) bool {
		switch v.Kind {
		case Str, Int, Bool, Nil:
			return true
		case Op:
			return len(v.Path) == 0 && v.Text != "stored"
		case Param, Free, Field:
			return len(v.Path) > 0 && p.holdsOne(v.Path[len(v.Path)-1])
		default:
			return false
		}
	})
}

// holdsOne reports whether a field holds one constant wherever it is set.
func (p *Package) holdsOne(step string) bool {
	tn := p.typeName(typeOfStep(step))
	if isIndex(step) || tn == nil || tn.Pkg() != p.Types || token.IsExported(baseName(step)) {
		return false
	}
	if u := p.setFields(); u.lent[step] || u.made[typeOfStep(step)] {
		return false
	}
	var one *Value
	for _, d := range p.deposits()[step] {
		v := p.putIn(d)
		if !v.isConst() || d.path[len(d.path)-1] != step || one != nil && keyOfValue(v) != keyOfValue(one) {
			return false
		}
		one = v
	}
	return one != nil
}

// putIn returns what a deposit puts into a field, unknown if that is for callers to say of
// whom some are not known.
func (p *Package) putIn(d *deposit) *Value {
	if d.f == nil {
		return unknown // a default in a struct tag
	}
	v := d.value()
	if !v.open() {
		return v
	}
	if !p.seesCallers(d.f.fn) {
		return unknown
	}
	return p.withCallers(d.f, v, 0)
}
