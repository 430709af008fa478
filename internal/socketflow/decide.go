package socketflow

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Sites returns what is decided in the package, in the order of the source.
func (p *Package) Sites() []*Site {
	d := &decisions{pkg: p, groups: p.joined(), uses: map[Place][]*Site{}, seen: map[string][]*Site{}}
	j := p.newJoiner()
	for _, f := range p.all {
		for _, h := range f.happenings() {
			if h.Kind == Bind && h.in != nil && !h.handedIn() && !h.HandedOver && !p.toldWithin(h) {
				d.precise(h, j)
			}
		}
	}
	for _, f := range p.all {
		for _, h := range f.happenings() {
			if p.isFieldBind(h) && !h.answered {
				d.byField(h, j)
			}
		}
	}
	d.inheritedBinds()
	for _, f := range p.all {
		for _, h := range f.happenings() {
			if h.HandedOver && h.in != nil && !h.handedIn() {
				d.handedOver(h)
			}
		}
	}
	for _, f := range p.all {
		for _, h := range f.happenings() {
			if s := p.otherSite(f, h, d.uses, d.groups); s != nil {
				d.add(s)
			}
		}
	}
	d.group()
	d.sites = slices.DeleteFunc(d.sites, d.isOtherWay)
	slices.SortStableFunc(d.sites, func(a, b *Site) int { return int(a.Pos - b.Pos) })
	return d.sites
}

// decisions collects the sites of a package.
type decisions struct {
	pkg    *Package
	groups map[string]bool    // sockets that join a multicast group
	uses   map[Place][]*Site  // binds that an option is set for, by its place
	seen   map[string][]*Site // by siteKey
	sites  []*Site
}

// group notes the options that are set on nothing but multicast sockets.
func (d *decisions) group() {
	d.pkg.grouped = map[Place]bool{}
	for at, sites := range d.uses {
		if onlyMulticast(sites) {
			d.pkg.grouped[at] = true
		}
	}
}

// precise decides a bind from what its own function and its callers supply.
func (d *decisions) precise(h *Happening, j *joiner) {
	s := d.pkg.bindSite(h, j.hosts(h.Address), d.groups)
	d.pkg.unbound(s, h)
	if h.madeBelow() {
		d.pkg.untold(s)
	}
	for _, o := range append(d.pkg.storedOptions(h, j), s.Options...) {
		d.uses[o.Place] = append(d.uses[o.Place], s)
	}
	if r := d.pkg.foreignReuse(h, s); r != nil {
		d.add(r)
	}
	fixed := s.fixed()
	if fixed {
		s.Usual = j.usual(s, h.Network)
		for a := h.from; a != nil; a = a.from {
			a.answered, a.fallback = true, false
		}
		h.answered, h.fallback = true, readsField(h.Address)
	}
	if !h.open() || fixed && !h.awaitsControl() {
		d.pkg.keep(s)
		d.add(s)
	}
}

// madeBelow reports whether a bind is that of a function value that another package has
// made: where that knows what is bound, it has reported it.
func (h *Happening) madeBelow() bool {
	call, ok := h.at.(ssa.CallInstruction)
	return ok && h.from != nil && h.from.in == nil && !call.Common().IsInvoke() && !isNamed(call.Common())
}

// byField decides a bind that reads a field, of an object that is not known,
// from what the program stores into that field: where the bind stands, or in
// the first function that shows the field. Whether something protects the port may be for
// callers to say: they report it.
func (d *decisions) byField(h *Happening, j *joiner) {
	d.pkg.steps = 0
	s := d.pkg.bindSite(h, j.joinAddress(h.Address), d.groups)
	s.Endpoints = slices.DeleteFunc(s.Endpoints, d.pkg.isImplied)
	if !s.fixed() || h.awaitsControl() {
		return
	}
	s.Usual = j.usual(s, h.Network)
	varies := d.pkg.holdsOthers(h.Address)
	for i := range s.Endpoints {
		e := &s.Endpoints[i]
		e.Default = e.Default || varies
		if e.Port > 0 && e.Place != nil {
			h.Told = append(slices.Clip(h.Told), *e.Place) // here, or on another way to the same bind
		}
	}
	if d.pkg.untold(s); !s.fixed() {
		return
	}
	d.add(s)
}

// isImplied reports whether a port is one that the standard library has for all who name
// none. That a field is left out somewhere says nothing of an object that is not known:
// it may be filled in elsewhere, or nobody listens where it is empty.
func (p *Package) isImplied(e Endpoint) bool {
	return e.Port > 0 && e.Place != nil && isStandard(e.Place.Package) && !p.inModule(e.Place.Package)
}

// handedOver decides a bind of an object of another module's type that may be
// called. A port that the type has by default says nothing, and one that has been
// reported is that of a call of the method, or of another method that binds it.
func (d *decisions) handedOver(h *Happening) {
	p := d.pkg
	s := p.bindSite(h, h.Address, d.groups)
	s.Endpoints = slices.DeleteFunc(s.Endpoints, func(e Endpoint) bool {
		return e.Place == nil || !p.inModule(e.Place.Package) || p.isTold(func(key string) bool { return strings.HasSuffix(key, e.portKey()) })
	})
	if s.fixed() {
		d.add(s)
	}
}

// add takes a site up unless the same bind with the same port has been found
// on another way.
func (d *decisions) add(s *Site) {
	if s.fixed() && !s.isUnix() {
		key := d.pkg.siteKey(s)
		if slices.ContainsFunc(d.seen[key], func(t *Site) bool { return !d.pkg.areBoth(s, t) }) {
			return
		}
		d.seen[key] = append(d.seen[key], s)
		d.pkg.tell(s)
	}
	d.sites = append(d.sites, s)
}

// isOtherWay reports whether a site is a bind on a network that is not known, beside one
// of the same port at the same call that is known. A function that has both chooses: a
// socket that has no port goes one way, one that has goes the other.
func (d *decisions) isOtherWay(s *Site) bool {
	return s.Kind == Bind && s.fixed() && len(s.Networks) == 0 && slices.ContainsFunc(d.sites, func(t *Site) bool {
		return t.Kind == Bind && t.Pos == s.Pos && len(t.Networks) > 0 && !t.isUnix() && slices.EqualFunc(t.Endpoints, s.Endpoints, samePort)
	})
}

func samePort(a, b Endpoint) bool { return a.Port == b.Port && samePlace(a.Place, b.Place) }

// siteKey is the same for two ways to one bind with the same ports. A port that the
// standard library has for all who name none stands in one place for many binds. Of
// TCP and UDP a function may bind both with it, see areBoth.
func (p *Package) siteKey(s *Site) string {
	var b strings.Builder
	b.WriteString(s.given)
	for _, e := range s.Endpoints {
		switch {
		case e.Port <= 0:
		case e.Place == nil || p.isImplied(e):
			fmt.Fprint(&b, e.Port, s.Pos)
		default:
			fmt.Fprint(&b, e.Port, e.Place)
		}
	}
	return b.String()
}

// named returns the name of a call, by which two ways to it are seen to be one.
func named(at *Place) string {
	if at == nil {
		return ""
	}
	return fmt.Sprintf("%v:%d", at, at.Column)
}
