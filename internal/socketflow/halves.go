package socketflow

import "slices"

// What takes an address apart that may be one of several yields a host that may be one
// of several, and a port. Put together again each would meet the hosts of the others,
// as if a server that listens on 127.0.0.1:8080 or :0 might do so on :8080.

// A half is a host or a port of an address that may be one of several: what an operator
// makes of it.
type half struct {
	operator string
	result   int
	of       *Value
}

func (h half) isHost() bool { return h.operator == "hostOf" || h.operator == splitter && h.result == 0 }
func (h half) isPort() bool { return h.operator == "portOf" || h.operator == splitter && h.result == 1 }

const splitter = "net.SplitHostPort"

// noteHalf notes what a value was taken from.
func (p *Package) noteHalf(v *Value, h half) {
	if _, ok := p.halves[v]; !ok && (h.isHost() || h.isPort()) && (v.Kind == Choice || v.Kind == Cond) {
		p.halves[v] = h
	}
}

// whole replaces a host, a colon and a port that were parts of one address by that
// address.
func (p *Package) whole(parts []*Value) []*Value {
	for i := 0; i+2 < len(parts) && len(p.halves) > 0; i++ {
		colon := parts[i+1]
		if colon.Kind != Str || colon.Text != ":" {
			continue
		}
		if v := p.together(parts[i], parts[i+2]); v != nil {
			parts = slices.Replace(slices.Clone(parts), i, i+3, v)
		}
	}
	return parts
}

// together returns the address that a host and a port are parts of, nil if these are
// not parts of one.
func (p *Package) together(host, port *Value) *Value {
	h, ok := p.halves[host]
	if !ok || !h.isHost() {
		return nil
	}
	o, ok := p.halves[port]
	if !ok || !o.isPort() || !equal(h.of, o.of) {
		return nil
	}
	join := func(a *Value) *Value {
		return p.op("net.JoinHostPort", 0, p.op(h.operator, h.result, a), p.op(o.operator, o.result, a))
	}
	if h.of.Kind == Choice {
		return p.mapChoice(h.of, join)
	}
	return cond(h.of.Args[0], join(h.of.Args[1]), join(h.of.Args[2]))
}
