package socketflow

import (
	"go/token"
	"slices"
)

// A listener that is there only where an address or a host is set is bound to none that is
// empty:
//
//	if cfg.Host != "" {
//		net.Listen("tcp", net.JoinHostPort(cfg.Host, "8545"))
//	}

// without returns a value of which it is known that it isn't a constant text.
func without(v, k *Value) *Value {
	switch v.Kind {
	case Choice:
		left := slices.DeleteFunc(mapValues(v.Args, func(a *Value) *Value { return without(a, k) }), func(a *Value) bool { return isText(a, k) })
		if len(left) > 0 {
			return choice(left...)
		}
	case Cond:
		yes, no := without(v.Args[1], k), without(v.Args[2], k)
		switch {
		case isText(yes, k):
			return no
		case isText(no, k):
			return yes
		}
		return cond(v.Args[0], yes, no)
	default:
	}
	return v
}

func isText(v, k *Value) bool {
	v = asText(v)
	return v.Kind == Str && v.Text == k.Text
}

// setOp is the operator that stands for text of which it is known that it isn't empty.
const setOp = "set"

func foldSet(_ *Package, _ int, args []*Value) *Value { return without(args[0], str("")) }

// narrowed returns the address of a bind in which parameters that have to be set, or it
// doesn't happen, are known to be; one that counts may turn out to be empty.
func (p *Package) narrowed(h *Happening, counts func(*Value) bool) *Value {
	if h.Kind != Bind || h.If == nil || !h.Address.open() {
		return h.Address
	}
	set := slices.DeleteFunc(nonEmpty(h.If, true), func(v *Value) bool { return !counts(v) })
	if len(set) == 0 {
		return h.Address
	}
	return p.rewrite(h.Address, func(v *Value) *Value {
		if slices.ContainsFunc(set, func(w *Value) bool { return equal(v, w) }) {
			return &Value{Kind: Op, Text: setOp, Args: []*Value{v}}
		}
		return nil
	})
}

// undecidedIn returns a function that reports whether a parameter is one of several
// values at a call.
func (p *Package) undecidedIn(e *env) func(*Value) bool {
	return func(v *Value) bool {
		w := p.subst(v, e)
		return w.Kind == Choice || w.Kind == Cond
	}
}

func anyValue(*Value) bool { return true }

// nonEmpty returns the parameters that aren't empty text where a condition holds, or
// doesn't.
func nonEmpty(c *Value, holds bool) []*Value {
	if c.Kind != Op {
		return nil
	}
	switch c.Text {
	case "&&":
		if holds {
			return append(nonEmpty(c.Args[0], true), nonEmpty(c.Args[1], true)...)
		}
	case token.NOT.String():
		return nonEmpty(c.Args[0], !holds)
	case pick(holds, "!=", "=="):
		for i, a := range c.Args {
			if k := c.Args[1-i]; a.Kind == Param && k.Kind == Str && k.Text == "" {
				return []*Value{a}
			}
		}
	}
	return nil
}
