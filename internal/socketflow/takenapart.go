package socketflow

import "strings"

// Alternatives of a value that is made of a setting and its defaults.

// takenApart returns what an address is that was made of parts of a setting,
// for each default that the setting may have: an unknown function was given
// it, and what looks like an address is one. Each of the addresses that there may be is
// made of a setting of its own.
func (p *Package) takenApart(v *Value) (all []*Value) {
	if !v.has(only(Opaque)) {
		return nil
	}
	for _, a := range alternatives(v) {
		all = append(all, p.takenApartOne(a)...)
	}
	return all
}

func (p *Package) takenApartOne(v *Value) (all []*Value) {
	var settings []*Value
	counted := false // with numbers
	v.walk(func(w *Value) bool {
		if w.Kind == Op && w.Text != "concat" {
			settings, counted = settingsIn(w.Args), w.Text == "+" || w.Text == "-"
		}
		return len(settings) == 0
	})
	for _, setting := range settings {
		for _, def := range p.defaults(setting, counted) {
			all = append(all, p.withDefault(v, setting, def))
		}
	}
	return all
}

// withDefault returns what a value is where a setting has its default: of several things
// that a part of it may be, the one that is made of the setting.
func (p *Package) withDefault(v, setting, def *Value) *Value {
	return p.rewrite(v, func(w *Value) *Value {
		switch w.Kind {
		case Opaque:
			if equal(w, setting) {
				return def
			}
		case Choice, Cond:
			for _, a := range alternatives(w) {
				if isMadeOf(a, setting) {
					return p.withDefault(a, setting, def)
				}
			}
		default:
		}
		return nil
	})
}

// isMadeOf reports whether a setting is a part of a value.
func isMadeOf(v, setting *Value) bool {
	return v.has(only(Opaque)) && !v.walk(func(w *Value) bool { return !equal(w, setting) })
}

// settingsIn returns the settings that one of several values is, may be or is put together
// from, as the text of a URL is: the first that is made of any.
func settingsIn(args []*Value) []*Value {
	for _, a := range args {
		if all := settingsOf(a); len(all) > 0 {
			return all
		}
	}
	return nil
}

func settingsOf(v *Value) (all []*Value) {
	switch {
	case v.Kind == Opaque:
		return []*Value{v}
	case v.Kind == Op && v.Text == "concat":
		return settingsIn(v.Args)
	case v.Kind == Choice, v.Kind == Cond:
		for _, a := range alternatives(v) {
			all = append(all, settingsOf(a)...)
		}
	}
	return all
}

// defaults returns what the default of a setting may be: a port, if it is counted
// with, otherwise text with a number in it and no space, as a name has none and an
// explanation has some.
func (p *Package) defaults(setting *Value, counted bool) (all []*Value) {
	if counted {
		for _, a := range setting.Args {
			if isConstPort(a) {
				all = append(all, a)
			}
		}
		return all
	}
	for _, d := range p.guesses(setting) {
		if len(d.pieces) != 1 || d.pieces[0].hole {
			continue
		}
		if text := d.pieces[0].text; strings.ContainsAny(text, "123456789") && !strings.ContainsAny(text, " \t\n") {
			d.pieces[0].guess = false
			all = append(all, d.value(p))
		}
	}
	return all
}

// rewrite replaces the parts of a value for which f returns another, and
// evaluates what is made of them.
func (p *Package) rewrite(v *Value, f func(*Value) *Value) *Value {
	if v == nil || !p.enter() {
		return beyond
	}
	defer p.leave()
	if w := f(v); w != nil {
		return w
	}
	with := func(a *Value) *Value { return p.rewrite(a, f) }
	switch v.Kind {
	case Op:
		return p.selPath(p.op(v.Text, int(v.Num), mapValues(v.Args, with)...), v.Path)
	case Choice:
		return p.mapChoice(v, with)
	case Cond:
		return cond(with(v.Args[0]), with(v.Args[1]), with(v.Args[2]))
	default:
		return v
	}
}
