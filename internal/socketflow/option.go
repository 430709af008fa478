package socketflow

import "slices"

// control returns the options that the Control function of a bind to an address sets.
func (p *Package) control(h *Happening, address *Value) (Control, []Option) {
	v := h.Control
	if v == nil || v.Kind == Nil {
		return NoControl, nil
	}
	known, given := KnownControl, []*Value{p.networkPassed(h, address)}
	var options []Option
	for _, alt := range alternatives(v) {
		if alt.Kind == Nil {
			continue
		}
		ts := p.funcTargets(alt)
		if len(ts) == 0 {
			known = UnknownControl
		}
		for _, t := range ts {
			set, ok := p.optionsOf(t, given)
			if !ok {
				known = UnknownControl
			}
			options = append(options, set...)
		}
	}
	return known, options
}

// storedOptions returns the options that a bind's Control function sets which is read from
// a field of an object that is not known, as those that the program stores there do.
func (p *Package) storedOptions(h *Happening, j *joiner) []Option {
	if h.Control == nil || !readsField(h.Control) {
		return nil
	}
	stored := *h
	stored.Control = j.join(h.Control)
	_, options := p.control(&stored, h.Address)
	return options
}

// joinsWithin reports whether a Control function joins a multicast group.
func (p *Package) joinsWithin(v *Value) bool {
	return v != nil && slices.ContainsFunc(p.funcTargets(v), func(t target) bool {
		return t.known() && slices.ContainsFunc(p.targetHappenings(t), (*Happening).joins)
	})
}

// joins reports whether an event joins its socket to a multicast group: by a function
// made for it, or by setsockopt with one of the options for it.
func (h *Happening) joins() bool {
	if h.Kind != SetOption || h.System != Windows {
		return h.Kind == Join
	}
	l, o := h.Level, h.Option
	return l != nil && l.Kind == Int && (l.Num == ipprotoIP || l.Num == ipprotoIPv6) &&
		o != nil && o.Kind == Int && slices.Contains(joinOptions, o.Num)
}

// optionsOf returns the options that a Control function sets which is given some
// arguments. It fails if the function may set others.
func (p *Package) optionsOf(t target, given []*Value) (options []Option, ok bool) {
	if !t.known() || !p.enter() {
		return nil, false
	}
	defer p.leave()
	ok = true
	for _, h := range p.targetHappenings(t) {
		if h.Kind != SetOption {
			continue
		}
		bound := *h
		for _, v := range bound.values() {
			if *v != nil {
				*v = p.subst(*v, &env{args: given, free: t.free})
			}
		}
		if p.ruledOut(h, &bound) {
			continue
		}
		set, known := p.decidedOptions(&bound)
		ok = ok && known
		options = append(options, set...)
	}
	return options, ok
}

// decidedOptions returns the options that one event sets, by itself or in the
// function that it calls. It fails if they are not known.
func (p *Package) decidedOptions(h *Happening) (options []Option, ok bool) {
	if h.Option.Kind == Int || !h.mayDecide() {
		return []Option{p.option(h)}, true
	}
	if h.Callee == nil {
		return nil, false
	}
	ts := p.funcTargets(h.Callee)
	ok = len(ts) > 0
	for _, t := range ts {
		set, known := p.optionsOf(t, nil)
		ok = ok && known
		options = append(options, set...)
	}
	return options, ok
}

func alternatives(v *Value) []*Value {
	switch v.Kind {
	case Choice:
		var all []*Value
		for _, a := range v.Args {
			all = append(all, alternatives(a)...)
		}
		return all
	case Cond:
		return append(alternatives(v.Args[1]), alternatives(v.Args[2])...)
	default:
	}
	return []*Value{v}
}

// targetHappenings returns what a function does to sockets as far as it is known.
func (p *Package) targetHappenings(t target) []*Happening {
	switch {
	case t.fn != nil:
		return p.frame(t.fn).happenings()
	case t.sum == nil:
		return nil
	}
	var hs []*Happening
	for _, e := range t.sum.Events {
		hs = append(hs, &Happening{Event: *e})
	}
	return hs
}

// rawOptions returns the options set on the socket of a bind by those who have it.
func (p *Package) rawOptions(h *Happening) []Option {
	names := sockets(h.Socket)
	var options []Option
	for _, f := range p.all {
		for _, o := range f.happenings() {
			if o.Kind == SetOption && slices.ContainsFunc(sockets(o.Socket), func(s string) bool {
				return slices.Contains(names, s)
			}) {
				set := p.option(o)
				set.Late = p.late(f, o)
				options = append(options, set)
			}
		}
	}
	return options
}

// Numbers of socket options, levels and types on Windows (winsock2.h).
const (
	solSocket     = 0xffff
	soReuseAddr   = 4
	soExclusive   = ^soReuseAddr // as an int; as a DWORD it is:
	soExclusive32 = 0xfffffffb
	sockDgram     = 2
	sockRaw       = 3
	ipprotoIP     = 0
	ipprotoIPv6   = 41
)

// joinOptions are the options that join a multicast group on Windows (ws2ipdef.h):
// IP_ADD_MEMBERSHIP and IPV6_ADD_MEMBERSHIP, IP_ADD_SOURCE_MEMBERSHIP,
// MCAST_JOIN_GROUP and MCAST_JOIN_SOURCE_GROUP.
var joinOptions = []int64{12, 15, 41, 45}

// option tells which option a call of setsockopt sets, on Windows.
func (p *Package) option(h *Happening) Option {
	o := Option{On: true, Way: h.Way}
	if n := len(h.Way); n > 0 {
		o.Place = h.Way[n-1]
	}
	if h.System == Unix || h.Level == nil || !h.mayDecide() {
		return o
	}
	if h.Option.Kind == Int {
		switch h.Option.Num {
		case soReuseAddr:
			o.Kind = ReuseAddr
		case soExclusive, soExclusive32:
			o.Kind = ExclusiveAddrUse
		}
	}
	if h.Arg != nil && h.Arg.Kind == Int {
		o.On = h.Arg.Num != 0
	}
	return o
}

// mayDecide reports whether a call of setsockopt may set one of the options that decide
// who can bind a port. One that picks the level and the option by the family of the
// socket sets neither, though IP_TTL and IPV6_UNICAST_HOPS have the number of SO_REUSEADDR.
func (h *Happening) mayDecide() bool {
	return mayBe(h.Level, solSocket) && mayBe(h.Option, soReuseAddr, soExclusive, soExclusive32)
}

// mayBe reports whether a value can turn out to be one of some numbers.
func mayBe(v *Value, numbers ...int64) bool {
	return v == nil || slices.ContainsFunc(alternatives(v), func(a *Value) bool {
		return a.Kind != Int || slices.Contains(numbers, a.Num)
	})
}
