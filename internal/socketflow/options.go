package socketflow

// What functional options set may be put into another object, which is what is bound:
//
//	func New(opts ...Option) *Server {
//		var o options
//		for _, opt := range opts {
//			opt(&o)
//		}
//		return &Server{addr: o.addr}
//	}
//
// Then who asks for the one asks for the other.

// addSupplied adds the fields that functions supplied by callers may set, of which fields
// are made that open events read.
func (p *Package) addSupplied() {
	before := p.steps
	for _, f := range p.all {
		if !f.defers || !isExported(f.fn) {
			continue
		}
		p.budget(maxFactSteps)
		for i := range f.fn.Signature.Results().Len() {
			p.addSuppliedIn(f.result(i), 0)
		}
	}
	p.steps = before
}

// addSuppliedIn is addSupplied for what an object is made of; depth counts the objects
// that it is within.
func (p *Package) addSuppliedIn(v *Value, depth int) {
	if depth > maxObjects {
		return
	}
	switch v.Kind {
	case Choice, Cond:
		for _, a := range alternatives(v) {
			p.addSuppliedIn(a, depth+1)
		}
	case Struct:
		for _, x := range v.Fields {
			p.addSuppliedTo(x.step, x.value, depth)
		}
	case ref:
		if t := v.ref.loc.staticType(); t != nil && isStruct(t) {
			for _, step := range p.members(v.ref, t) {
				p.addSuppliedTo(step, p.load(v.ref.at1(step)), depth)
			}
		}
	default:
	}
}

// addSuppliedTo is addSupplied for what a field holds.
func (p *Package) addSuppliedTo(step string, v *Value, depth int) {
	for _, a := range alternatives(v) {
		if a.Kind == Struct || a.Kind == ref {
			p.addSuppliedIn(a, depth+1)
		} else if p.isAsked(step) {
			addStored(a, p.asksHere)
		}
	}
}

// addStored adds the fields that a value reads of objects that such functions may set.
func addStored(v *Value, keys map[string]bool) {
	v.walk(func(w *Value) bool {
		if w.Kind == Op && w.Text == "stored" {
			for _, step := range w.Path {
				keys[step] = true
			}
		}
		return true
	})
}
