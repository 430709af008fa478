package socketflow

import "slices"

// A socket joins a multicast group where it is made, or later: in a method of the object
// that holds it, or where the package is given it back.

// joined returns the sockets that join a multicast group, by themselves or in a
// function that the raw connection is handed to.
func (p *Package) joined() map[string]bool {
	if p.joins != nil {
		return p.joins
	}
	defer func(steps int) { p.steps = steps }(p.steps)
	g := &grouping{p: p, j: p.newJoiner(), sockets: map[string]bool{}}
	for _, f := range p.all {
		for _, h := range f.happenings() {
			if h.joins() || h.Kind == SetOption && p.joinsWithin(h.Callee) {
				g.add(f, h.Socket)
			}
		}
	}
	if g.handed {
		p.budget(maxFactSteps)
		g.addHandedOut()
	}
	p.joins = g.sockets
	return g.sockets
}

// A grouping is the search for the sockets of a package that join a multicast group.
type grouping struct {
	p       *Package
	j       *joiner
	sockets map[string]bool
	handed  bool // callers in other packages have a socket of theirs join one
}

// add adds the sockets that a value may be which joins a group in a function.
func (g *grouping) add(f *frame, v *Value) {
	names := sockets(v)
	if len(names) == 0 && readsField(v) {
		g.p.budget(maxFactSteps)
		if names = sockets(g.j.join(v)); !isSame(names) {
			names = slices.DeleteFunc(names, func(s string) bool { return !g.isShared(s) })
		}
	}
	for _, s := range names {
		g.sockets[s] = true
	}
	g.handed = g.handed || isExported(f.fn) && v.has(only(Param)) && !readsField(v)
}

func isSame(names []string) bool {
	return !slices.ContainsFunc(names, func(s string) bool { return s != names[0] })
}

// addHandedOut adds the sockets for UDP that the package hands out with SO_REUSEADDR: who
// has one can give it back to the function that joins a group.
func (g *grouping) addHandedOut() {
	for _, f := range g.p.all {
		if !isExported(f.fn) || !slices.ContainsFunc(f.happenings(), func(h *Happening) bool { return h.Kind == Bind && isPacketBind(h.Name) }) {
			continue
		}
		for i := range f.fn.Signature.Results().Len() {
			for _, s := range sockets(f.result(i)) {
				g.sockets[s] = g.sockets[s] || g.isShared(s)
			}
		}
	}
}

// isShared reports whether a socket is one for UDP that is given SO_REUSEADDR. Of several
// that may join a group those do.
func (g *grouping) isShared(socket string) bool {
	for _, f := range g.p.all {
		for _, h := range f.happenings() {
			if h.Kind != Bind || !isPacketBind(h.Name) || !slices.Contains(sockets(h.Socket), socket) {
				continue
			}
			_, options := g.p.control(h, h.Address)
			if slices.ContainsFunc(append(options, g.p.rawOptions(h)...), func(o Option) bool { return o.Kind == ReuseAddr && o.On }) {
				return true
			}
		}
	}
	return false
}
