package socketflow

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// SO_REUSEADDR and SO_EXCLUSIVEADDRUSE exclude each other: whichever comes
// second, its setsockopt fails.

// conflicts finds sockets that are given both options.
func (p *Package) conflicts() []*Mistake {
	var ms []*Mistake
	for _, f := range p.all {
		ms = append(ms, p.conflictsIn(f)...)
		for _, h := range f.happenings() {
			if h.Kind != Bind || h.in == nil {
				continue
			}
			if m := p.conflictAt(h); m != nil {
				ms = append(ms, m)
			}
		}
	}
	return ms
}

// conflictsIn finds the options of one function that exclude each other: the
// second is executed after the first, on the same socket.
func (p *Package) conflictsIn(f *frame) []*Mistake {
	var set []*Happening
	f.options(func(h *Happening, o Option) {
		if o.On && o.Kind != OtherOption && h.executes() {
			set = append(set, h)
		}
	})
	var ms []*Mistake
	for _, a := range set {
		for _, b := range set {
			if a.mayBeLeftOut() || a.at == b.at || !f.dominates(a.at, b.at) || p.option(a).Kind == p.option(b).Kind ||
				!sameSocket(a.Socket, b.Socket) || onFailure(a.at, b.at) {
				continue
			}
			m := p.mistake(BothOptions, b.local().position(), b)
			m.Covers = append(m.Covers, p.sitePos(a))
			m.Other = lastPlace(a.Way)
			ms = append(ms, m)
		}
	}
	return ms
}

// onFailure reports whether an instruction is executed only where a check of an error after
// another has found one: the other may be what failed.
func onFailure(before, instr ssa.Instruction) bool {
	for b := instr.Block(); b != nil && b != before.Block(); b = b.Idom() {
		c, holds, ok := branch(b)
		if ok && isErrorCheck(c) && holds == (c.(*ssa.BinOp).Op == token.NEQ) {
			return true
		}
	}
	return false
}

// lastPlace returns the place of the call of setsockopt at the end of a way.
func lastPlace(way []Place) *Place {
	if len(way) == 0 {
		return nil
	}
	at := way[len(way)-1]
	at.Call = ""
	return &at
}

// conflictAt finds what excludes each other in the Control functions of a
// bind, where different functions set it, or exclusive use there on a socket to
// which net has given SO_REUSEADDR because it is bound to a multicast group
// (net/sock_posix.go).
func (p *Package) conflictAt(h *Happening) *Mistake {
	if h.Control == nil || h.unsettledControl() {
		return nil
	}
	groups := packetPrimitives[h.Name] && p.onlyGroups(h.Address)
	for _, alt := range alternatives(h.Control) {
		for _, t := range p.funcTargets(alt) {
			set := p.certain(t, 0)
			for i, second := range set {
				if groups && second.Kind == ExclusiveAddrUse {
					return p.conflictOf(h, MulticastExclusive, second.Option, nil)
				}
				for _, first := range set[:i] {
					if first.Kind != second.Kind && first.by != second.by {
						return p.conflictOf(h, BothOptions, second.Option, lastPlace(first.Way))
					}
				}
			}
		}
	}
	return nil
}

// packetPrimitives are those that bind a multicast group as one.
var packetPrimitives = map[string]bool{"(*net.ListenConfig).ListenPacket": true}

// unsettledControl reports whether callers still supply the Control function
// or the address.
func (h *Happening) unsettledControl() bool { return h.Control.open() || h.Address.open() }

// onlyGroups reports whether an address is a multicast group for certain.
func (p *Package) onlyGroups(address *Value) bool {
	es := p.endpoints(address)
	return len(es) > 0 && !slices.ContainsFunc(es, func(e Endpoint) bool { return !e.Groups })
}

// conflictOf describes a conflict that shows at a bind: at the call of
// setsockopt if that stands in this package, otherwise at the bind.
func (p *Package) conflictOf(h *Happening, kind MistakeKind, o Option, other *Place) *Mistake {
	m := &Mistake{Kind: kind, Option: o.Kind, Way: o.Way, Other: other}
	m.Pos, m.End = p.extentOf(h)
	m.Covers = []token.Pos{m.Pos}
	return m
}

// A setBy is an option with the function that a Control function leaves it to.
// What one function does to a socket is judged where that stands.
type setBy struct {
	Option
	by string
}

// certain returns the options that a Control function turns on whenever it is
// called, in the order in which it does.
func (p *Package) certain(t target, depth int) []setBy {
	if !t.known() || depth > maxChain || !p.enter() {
		return nil
	}
	defer p.leave()
	var set []setBy
	for _, h := range p.targetHappenings(t) {
		if h.Kind != SetOption || h.Maybe {
			continue
		}
		bound := *h
		for _, v := range bound.values() {
			if *v != nil {
				*v = p.subst(*v, &env{free: t.free})
			}
		}
		if bound.Option.Kind == Int {
			if o := p.option(&bound); o.On && o.Kind != OtherOption {
				set = append(set, setBy{o, t.label()})
			}
			continue
		}
		if bound.Callee == nil {
			continue
		}
		if ts := p.funcTargets(bound.Callee); len(ts) == 1 || h.Each {
			for _, inner := range ts {
				set = append(set, p.certain(inner, depth+1)...)
			}
		}
	}
	return set
}

// label tells the function of a target from others.
func (t target) label() string {
	if t.fn != nil {
		return t.fn.RelString(nil)
	}
	return t.name
}

// maxChain bounds the functions within each other that set options.
const maxChain = 4

// isElement reports whether a function value is any element of a list: called
// in a loop, it is all of them.
func isElement(v *Value) bool {
	if v == nil {
		return false
	}
	n := len(v.Path)
	return n > 0 && v.Path[n-1] == anyIndex
}
