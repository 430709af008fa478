package socketflow

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// openBinds returns the package's binds that read fields which packages above
// may store into.
func (p *Package) openBinds() []*OpenBind {
	var all []*OpenBind
	for _, f := range p.all {
		for _, h := range f.happenings() {
			p.steps = 0
			if b := p.openBind(h); b != nil && len(all) < maxBinds {
				all = append(all, b)
			}
		}
	}
	return all
}

// openBind returns the form in which a bind travels, nil if it need not: its
// address doesn't depend on a field, or its socket is no one's business.
func (p *Package) openBind(h *Happening) *OpenBind {
	if !p.isFieldBind(h) || h.answered && !h.fallback {
		return nil
	}
	address := p.portable(p.closed(h.Address))
	if address == nil || !readsField(address) {
		return nil
	}
	s := p.bindSite(h, h.Address, p.joined())
	if s.Multicast || s.Control == UnknownControl || slices.ContainsFunc(s.Options, Option.decides) {
		return nil
	}
	return &OpenBind{
		Name: h.Name, Networks: s.Networks, Usual: p.newJoiner().usual(s, h.Network), Address: address, Client: h.Client,
		Way: h.Way, ID: named(h.At), ByValue: h.passedByValue(),
	}
}

// decides reports whether an option settles whether the port is protected.
func (o Option) decides() bool { return o.On && o.Kind != OtherOption }

// protects reports whether an option keeps the port to the socket.
func (o Option) protects() bool { return o.On && !o.Late && o.Kind == ExclusiveAddrUse }

// isFieldBind reports whether h is the first function in the module, from the
// primitive on, that shows a bind which reads a field.
func (p *Package) isFieldBind(h *Happening) bool {
	if h.Kind != Bind || h.in == nil || h.handedIn() || !readsField(h.Address) ||
		h.passedByValue() && len(p.callers()[h.in.fn]) > 0 || p.decidedByCallers(h) {
		return false
	}
	if h.from == nil || !readsField(h.from.Address) || readsOthers(h.Address, h.from.Address) ||
		h.from.in != nil && h.from.passedByValue() {
		return true
	}
	return h.from.in == nil && !p.inModule(h.Way[1].Package)
}

// passedByValue reports whether all that the address reads is in structs that
// are passed by value. What is in them the callers say, and where there are
// any, nothing that is stored into the same field elsewhere is what they pass.
func (h *Happening) passedByValue() bool {
	return !readsObject(h.Address, paramTypes(h.in.fn))
}

func paramTypes(fn *ssa.Function) []types.Type {
	params := make([]types.Type, len(fn.Params))
	for i, v := range fn.Params {
		params[i] = v.Type()
	}
	return params
}

// readsOthers reports whether an address reads a field or setting that the callee's view
// of it doesn't: what the callee is given was made of that.
func readsOthers(v, inner *Value) bool {
	known := map[string]bool{}
	lastFields(inner, func(step string) { known[step] = true })
	others := false
	lastFields(v, func(step string) { others = others || !known[step] })
	return others
}

// lastFields calls f for the last field of each path in a value, and the name of each
// setting.
func lastFields(v *Value, f func(step string)) {
	v.walk(func(w *Value) bool {
		if w.Kind == Opaque {
			for _, name := range namesIn(w) {
				f(nameStep(name))
			}
		}
		if i := lastField(w.Path); i >= 0 && (w.Kind == Param || w.Kind == Free || w.Kind == Field) {
			f(w.Path[i])
		}
		return true
	})
}

// handedIn reports whether a callee binds only if it is given nil, where this
// function hands on something of its own: a socket that is there is not bound.
func (h *Happening) handedIn() bool {
	return h.from != nil && slices.ContainsFunc(socketsAsked(h.If), (*Value).open)
}

// socketsAsked returns the sockets that have to be nil for a condition to hold.
func socketsAsked(c *Value) []*Value {
	switch {
	case c == nil || c.Kind != Op:
		return nil
	case c.Text == notHandedIn:
		return c.Args
	case c.Text == "&&":
		return append(socketsAsked(c.Args[0]), socketsAsked(c.Args[1])...)
	}
	return nil
}

// handsIn reports whether a call hands a socket of its own to a callee that
// would bind one otherwise. What is not known is some socket.
func (f *frame) handsIn(h *Happening, e *env) bool {
	return slices.ContainsFunc(socketsAsked(h.If), func(asked *Value) bool {
		given := f.pkg.subst(asked, e)
		return asked.open() && !slices.ContainsFunc(alternatives(given), func(v *Value) bool {
			return v.Kind == Nil || v.Kind == Field || v.Kind == ref || v.open()
		})
	})
}

// tell notes that a bind has been reported for the ports of a site.
func (p *Package) tell(s *Site) {
	for _, e := range s.Endpoints {
		if e.Port > 0 && e.Place != nil {
			p.told[s.tellKey(e)] = true
		}
	}
}

// tellAvoided notes that a call rules a bind out, for the ports that it would bind: to
// whom the fields belong that these are stored into is known, and the bind doesn't happen.
func (p *Package) tellAvoided(h, bound *Happening) {
	if h.Kind != Bind || bound.Address.open() {
		return
	}
	for _, e := range p.endpoints(bound.Address) {
		if e.Port > 0 && e.Place != nil {
			p.told[named(h.At)+e.portKey()] = true
		}
	}
}

// keep notes the ports of a bind with exclusive use. An object that has one of them in a
// field is served on that bind, and not by a method that binds the field by itself.
func (p *Package) keep(s *Site) {
	if s.Control == UnknownControl || !slices.ContainsFunc(s.Options, Option.protects) {
		return
	}
	for _, e := range s.Endpoints {
		if e.Port > 0 && e.Place != nil {
			p.kept[e.portKey()] = true
		}
	}
}

func (s *Site) tellKey(e Endpoint) string { return s.bind + e.portKey() }

// portKey is the end of every tellKey of a port.
func (e Endpoint) portKey() string { return " " + named(e.Place) }

// untold drops the fixed ports of a site that have been reported already, here
// or in a package below.
func (p *Package) untold(s *Site) {
	s.Endpoints = slices.DeleteFunc(s.Endpoints, func(e Endpoint) bool {
		if e.Port <= 0 || e.Place == nil {
			return false
		}
		key := s.tellKey(e)
		return p.told[key] || p.kept[e.portKey()] || p.inherited().told(func(k string) bool { return k == key })
	})
}

// inheritedBinds decides the binds of packages below that meet here what is
// stored into the fields that they read.
func (d *decisions) inheritedBinds() {
	p := d.pkg
	j := p.newJoiner()
	called := p.called()
	for _, b := range p.inherited().binds() {
		if b.ByValue && called[b.ID] {
			continue
		}
		p.steps = 0
		s := &Site{Kind: Bind, Name: b.Name, Networks: b.Networks, Usual: b.Usual, Client: b.Client, Way: b.Way, bind: b.ID, given: b.ID}
		for _, e := range p.endpoints(j.joinAddress(b.Address)) {
			e.Default = true
			if e.Port > 0 && e.Place != nil && p.inModule(e.Place.Package) && !e.Groups {
				s.Endpoints = append(s.Endpoints, e)
			}
		}
		p.untold(s)
		s.Endpoints = slices.DeleteFunc(s.Endpoints, func(e Endpoint) bool { return p.toldBeside(b, e) })
		if !s.fixed() {
			continue
		}
		s.Pos, s.End = p.meetingPoint(s)
		if s.Pos.IsValid() {
			d.add(s)
		}
	}
}

// toldBeside reports whether a port has been reported for another bind of the
// same package. Of several methods that bind what one field holds, such as one
// with TLS and one without, a program may call any; one report is enough.
func (p *Package) toldBeside(b *OpenBind, e Endpoint) bool {
	if e.Place == nil {
		return false
	}
	return p.isTold(func(key string) bool {
		return strings.HasPrefix(key, b.Way[0].Package+"/") && strings.HasSuffix(key, e.portKey())
	})
}

// isTold reports whether ports that a key says have been reported for a bind, here
// or in a package below.
func (p *Package) isTold(is func(key string) bool) bool {
	for key := range p.told {
		if is(key) {
			return true
		}
	}
	return p.inherited().told(is)
}

// called returns the binds of packages below whose functions are given values
// to bind, here or below.
func (p *Package) called() map[string]bool {
	if p.calledBinds != nil {
		return p.calledBinds
	}
	p.calledBinds = map[string]bool{}
	for _, b := range p.inherited().binds() {
		if b.ByValue && p.inherited().called(b.ID) {
			p.calledBinds[b.ID] = true
		}
	}
	for _, f := range p.all {
		for _, h := range f.happenings() {
			if h.Kind == Bind && h.from != nil {
				p.calledBinds[named(h.At)] = true
			}
		}
	}
	return p.calledBinds
}
