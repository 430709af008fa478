package socketflow

import (
	"go/ast"
	"go/types"
	"strings"
)

// interesting reports whether a value may matter to a socket in another
// package: it holds a constant that looks like an address or, in a field that
// is named after one, like a port; a function that sets options; a socket; or
// an object whose fields decide what its methods bind.
func (p *Package) interesting(v *Value) bool {
	found := false
	v.walk(func(w *Value) bool {
		switch w.Kind {
		case Str:
			found = found || plausibleAddress.MatchString(w.Text)
		case Func:
			found = found || w.Sum != nil && len(w.Sum.Events)+len(w.Sum.Stores) > 0
		case Socket:
			found = true
		case Op:
			found = found || w.Text == "resolve" || w.Text == "concat" && p.hasPort(w)
		case Struct:
			found = found || p.interestingFields(w)
		case Unknown, Int, Bool, Nil, Param, Free, Field, Choice, Cond, List, Opaque, ref:
		}
		return !found
	})
	return found
}

// hasPort reports whether text has a colon that a port may follow.
func (p *Package) hasPort(v *Value) bool {
	_, port, ok := p.splitLast(v)
	return ok && (port.Kind != Str || plausiblePort.MatchString(port.Text))
}

func (p *Package) interestingFields(v *Value) bool {
	asked := p.asked(v.Text)
	for _, step := range sortedKeys(v.Fields) {
		f := v.Fields[step]
		if asked[step] {
			return true
		}
		if isConstPort(f) && strings.Contains(strings.ToLower(shortStep(step)), "port") {
			return true
		}
	}
	return false
}

func isConstPort(v *Value) bool {
	switch v.Kind {
	case Int:
		return v.Num > 0 && v.Num <= 65535
	case Str:
		return plausiblePort.MatchString(v.Text)
	case Choice, Cond:
		for _, a := range alternatives(v) {
			if isConstPort(a) {
				return true
			}
		}
	case Unknown, Bool, Nil, Param, Free, Field, Op, Struct, List, Func, Opaque, Socket, ref:
	}
	return false
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
			for _, v := range e.values() {
				(*v).walk(func(w *Value) bool {
					if w.Kind == Param && w.Num == 0 && len(w.Path) > 0 {
						keys[w.Path[0]] = true
					}
					return true
				})
			}
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

// inFile reports whether a declaration stands in a file that is left out.
func (p *Package) skipped(file *ast.File) bool { return p.Skip != nil && p.Skip(file) }
