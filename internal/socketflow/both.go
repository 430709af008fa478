package socketflow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A function may bind the port that it is given for TCP and for UDP:
//
//	func serve(addr string, packets bool) error {
//		if packets {
//			return serveUDP(addr)
//		}
//		return serveTCP(addr)
//	}
//
// This one binds either, unless a loop calls it for both.

// areBoth reports whether two sites with the same port at one call are a listener and a
// packet socket that the program may have both.
func (p *Package) areBoth(s, t *Site) bool {
	packets, other := s, t
	if t.isPacket() {
		packets, other = t, s
	}
	if !packets.isPacket() || other.isPacket() {
		return false
	}
	h := packets.happening
	return h == nil || !h.Maybe || !p.exclude(h, other.happening)
}

// exclude reports whether a function does only one of two things each time that it is
// called, as far as it can be told where they part.
func (p *Package) exclude(a, b *Happening) bool {
	for a != nil && b != nil && a.at == b.at {
		if call, ok := a.at.(ssa.CallInstruction); ok && p.frame(call.Parent()).takesAny(call) {
			return false
		}
		a, b = a.from, b.from
	}
	if a == nil || b == nil || a.at == nil || b.at == nil || a.at.Parent() != b.at.Parent() {
		return true
	}
	if a.If != nil && b.If != nil && (isNot(a.If, b.If) || isNot(b.If, a.If)) {
		return true
	}
	f := p.frame(a.at.Parent())
	from, to := a.at.Block(), b.at.Block()
	return from != to && !f.reachable(from)[to.Index] && !f.reachable(to)[from.Index]
}

// takesAny reports whether one of the arguments of a call is every element of a list.
func (f *frame) takesAny(call ssa.CallInstruction) bool {
	return slices.ContainsFunc(arguments(call.Common()), func(a ssa.Value) bool { return f.isEvery(a, call) })
}
