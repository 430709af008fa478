package socketflow

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// interesting reports whether a value may matter to a socket in another
// package: it holds a constant that looks like an address or, in a field that
// is named after one, like a port; a function that sets options; a socket; or
// an object whose fields decide what its methods bind.
func (p *Package) interesting(v *Value) bool { return p.interests(v, false) }

// interests is interesting; with known, what an unknown function was given
// counts only as far as it may be a default, a constant.
func (p *Package) interests(v *Value, known bool) bool {
	if v == nil {
		return false
	}
	found := false
	switch v.Kind {
	case Str:
		found = spellsAddress(v.Text)
	case Func:
		found = v.Sum != nil && p.usefulSummary(v.Sum, v.Args)
	case Socket:
		found = !known // who does something with it spells that
	case Op:
		found = v.Text == resolved || v.Text == "concat" && p.hasPort(v)
	case Struct:
		found = p.interestingFields(v, known)
	case Opaque:
		if known {
			return slices.ContainsFunc(v.Args, func(a *Value) bool {
				return (a.isConst() || a.Kind == Opaque) && p.interests(a, known)
			})
		}
	default:
	}
	part := func(w *Value) bool { return p.interests(w, known) }
	return found || slices.ContainsFunc(v.Args, part) ||
		v.Fields.contains(func(_ string, x *Value) bool { return part(x) })
}

// hasPort reports whether text has a colon that a port may follow.
func (p *Package) hasPort(v *Value) bool {
	_, port, ok := p.splitLast(v)
	if !ok {
		return false
	}
	head, known := leading(port)
	return !known || head == "" || head[0] >= '1' && head[0] <= '9'
}

func (p *Package) interestingFields(v *Value, known bool) bool {
	asked := p.asked(v.Text)
	return v.Fields.contains(func(step string, x *Value) bool {
		if known && x.Kind == Unknown {
			return false
		}
		return asked[step] || p.askedHere()[step] || p.askedBelow()[step] || isConstPort(x) && namedForPort(step)
	})
}

func isConstPort(v *Value) bool {
	switch v.Kind {
	case Int:
		return v.Num > 0 && v.Num <= 65535
	case Str:
		return plausiblePort.MatchString(v.Text)
	case Choice, Cond:
		return slices.ContainsFunc(alternatives(v), isConstPort)
	default:
	}
	return false
}

// matters reports whether a store through a parameter or free variable can
// decide what is bound: it sets a setting that a pointer stands for, or a
// field that an open event reads.
func (p *Package) matters(f *frame, target *Value) bool {
	if len(target.Path) == 0 {
		return target.Kind == Param && f != nil && isSetting(pointee(f.fn.Params[target.Num].Type()))
	}
	return slices.ContainsFunc(target.Path, p.isAsked)
}

// setsDefault reports whether a store puts into a field that is named for an address
// what an unknown function makes of a default, as one that declares a flag does. A
// caller that has made the object itself reads it from there, and asks for no field.
func (p *Package) setsDefault(st Store) bool {
	i := lastField(st.Target.Path)
	if i < 0 || st.Wild || !namedForAddress(st.Target.Path[i]) {
		return false
	}
	v := p.materialize(st.value(), 0)
	return v.Kind == Opaque && slices.ContainsFunc(v.Args, func(a *Value) bool { return isDefault(a, st.Target.Path[i]) })
}

func (p *Package) isAsked(step string) bool {
	if isIndex(step) {
		return false
	}
	return p.asked(typeOfStep(step))[step] || p.askedHere()[step] || p.askedBelow()[step]
}

// usefulSummary reports whether a function with the given free variables does
// something to a socket.
func (p *Package) usefulSummary(s *Summary, free []*Value) bool {
	return slices.ContainsFunc(s.Events, func(e *Event) bool { return !p.isPlainDial(e, free) }) ||
		slices.ContainsFunc(s.Stores, func(st Store) bool { return p.matters(nil, st.Target) })
}

// isPlainDial reports whether an event is a dial that binds nothing: its dialer
// has neither a local address nor a Control function.
func (p *Package) isPlainDial(e *Event, free []*Value) bool {
	if e.Kind != Bind || !e.Client {
		return false
	}
	bound := &env{free: free}
	address := p.subst(e.Address, bound)
	return address.Kind == Str && address.Text == ":" && p.subst(e.Control, bound).zero()
}

// askedHere returns the fields that open events of the package read.
func (p *Package) askedHere() map[string]bool {
	if p.asksHere != nil {
		return p.asksHere
	}
	p.asksHere = map[string]bool{}
	for _, f := range p.all {
		for _, h := range f.happenings() {
			h.addAsked(p.asksHere)
		}
	}
	p.addSupplied()
	return p.asksHere
}

// askedBelow returns the fields that binds of the imports read.
func (p *Package) askedBelow() map[string]bool {
	if p.asksBelow == nil {
		p.asksBelow = map[string]bool{}
		for _, imp := range p.Types.Imports() {
			if p.Fields == nil {
				break
			}
			for _, step := range p.Fields(imp) {
				p.asksBelow[step] = true
			}
		}
	}
	return p.asksBelow
}

// addAsked adds the fields that an event reads from parameters, or of an object that a
// function may set which the callers supply.
func (e *Event) addAsked(keys map[string]bool) {
	for _, v := range e.values() {
		(*v).walk(func(w *Value) bool {
			if w.Kind == Param || w.Kind == Free || w.Kind == Op && w.Text == "stored" {
				for _, step := range w.Path {
					keys[step] = true
				}
			}
			return true
		})
	}
}

// asked returns the fields of a type that decide what its methods bind.
func (p *Package) asked(typ string) map[string]bool {
	if keys, ok := p.asks[typ]; ok {
		return keys
	}
	keys := map[string]bool{}
	p.asks[typ] = keys
	t, ok := p.lookupType(typ).(*types.Named)
	if !ok {
		return keys
	}
	for m := range t.Methods() {
		for _, e := range p.eventsOf(m) {
			e.addAsked(keys)
		}
	}
	return keys
}

// eventsOf returns the open events of a function of any package.
func (p *Package) eventsOf(fn *types.Func) []*Event {
	if fn.Pkg() != p.Types {
		if s := p.imported(fn); s != nil {
			return s.Events
		}
		return nil
	}
	ssaFn := p.Prog.FuncValue(fn)
	if ssaFn == nil || len(ssaFn.Blocks) == 0 {
		return nil
	}
	var events []*Event
	for _, h := range p.frame(ssaFn).happenings() {
		if h.open() {
			events = append(events, &h.Event)
		}
	}
	return events
}

// skipped reports whether a file is one a file that is left out.
func (p *Package) skipped(file *ast.File) bool { return p.Skip != nil && p.Skip(file) }

// inSkipped reports whether a position lies in a file that is left out. The
// initialisers of its variables stand in the package's one init function.
func (p *Package) inSkipped(pos token.Pos) bool {
	return pos.IsValid() && slices.ContainsFunc(p.Files, func(f *ast.File) bool {
		return pos >= f.FileStart && pos < f.FileEnd && p.skipped(f)
	})
}

// typeOfStep returns the key of the type that a field belongs to.
func typeOfStep(step string) string {
	return step[:max(0, strings.LastIndexByte(step, '.'))]
}
