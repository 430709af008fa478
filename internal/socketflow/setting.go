package socketflow

import (
	"go/types"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A setting is declared with a name and a default, and read back by that name:
//
//	flags.String("http.addr", ":8080", "address to listen on")
//	&cli.StringFlag{Name: "http.addr", Value: ":8080"}
//	viper.SetDefault("http.addr", ":8080")
//	viper.GetString("http.addr")
//
// No library is listed. A declaration is a call, of a function of which
// nothing is known, or a literal that takes a constant name and a constant
// that looks like an address, or like a port under a name that says so; a
// reader is a call of an unknown function that takes the name.

// settingName is what the name of a setting looks like.
var settingName = regexp.MustCompile(`^-{0,2}[A-Za-z][A-Za-z0-9]*([._/-][A-Za-z0-9]+)*$`)

// nameStep is the path of a setting in a ledger.
func nameStep(name string) string { return "name " + strings.TrimLeft(name, "-") }

func isName(path []string) bool { return len(path) == 1 && strings.HasPrefix(path[0], "name ") }

// namesIn returns the names of settings that the result of an unknown function
// may be read from: a function that is given one text. A declaration is given
// more.
func namesIn(v *Value) []string {
	var names []string
	for _, a := range v.Args {
		alts := alternatives(a)
		if !slices.ContainsFunc(alts, func(alt *Value) bool { return alt.Kind == Str }) {
			continue
		}
		if names != nil {
			return nil
		}
		for _, alt := range alts {
			if alt.Kind == Str && settingName.MatchString(alt.Text) {
				names = append(names, alt.Text)
			}
		}
	}
	return names
}

// addDeclared adds the settings that a function declares.
func (p *Package) addDeclared(f *frame) {
	for _, b := range f.fn.Blocks {
		for _, instr := range b.Instrs {
			switch x := instr.(type) {
			case *ssa.Call:
				if f.mayDeclare(x) {
					p.addCallSetting(f, x)
				}
			case *ssa.Alloc:
				p.addLiteralSetting(f, x)
			}
		}
	}
}

// mayDeclare reports whether a call has the shape of a declaration: a text
// that may be a name beside another argument that may be a default, given to
// a function of which nothing is known.
func (f *frame) mayDeclare(call *ssa.Call) bool {
	texts, others := 0, 0
	for _, a := range call.Call.Args {
		t := pointee(a.Type())
		switch {
		case isString(t):
			texts++
		case isInteger(t), types.IsInterface(t), isList(t):
			others++
		}
	}
	if texts == 0 || texts+others < 2 {
		return false
	}
	ts := f.targets(call)
	return len(ts) == 0 || len(ts) == 1 && !ts[0].known() && !isModelled(ts[0].name)
}

func isList(t types.Type) bool {
	s, ok := t.Underlying().(*types.Slice)
	return ok && isString(s.Elem())
}

// addCallSetting adds the setting that a call declares. Its name and default
// may be supplied by the callers of the function.
func (p *Package) addCallSetting(f *frame, call *ssa.Call) {
	if !slices.ContainsFunc(call.Call.Args, mayBecomeName) {
		return // as of most calls that print a text
	}
	args := f.args(call)
	for _, v := range args {
		if !slices.ContainsFunc(args, func(w *Value) bool { return w != v && mayBeDefault(w) }) || !mayBeName(v) {
			continue
		}
		for _, variant := range p.variants(f, args) {
			p.addSettings(f, call, variant)
		}
		return
	}
}

// mayBecomeName reports whether the value of an operand can be a text that may
// be the name of a setting: one that is written otherwise can't, nor can the
// list of the variable arguments of the call.
func mayBecomeName(v ssa.Value) bool {
	switch x := v.(type) {
	case *ssa.Const:
		return mayBeName(constValue(x))
	case *ssa.MakeInterface:
		return mayBecomeName(x.X)
	case *ssa.Slice:
		_, list := x.X.(*ssa.Alloc)
		return !list
	}
	return true
}

// mayBeName reports whether a value can turn out to be the name of a setting.
func mayBeName(v *Value) bool {
	switch v.Kind {
	case Str:
		return settingName.MatchString(v.Text)
	case Op:
		return v.Text == "concat"
	case Param, Free, Field:
		return true
	default:
		return false
	}
}

// mayBeDefault reports whether a value can turn out to be an address or port.
func mayBeDefault(v *Value) bool {
	switch v.Kind {
	case Str:
		return isAddressText(v) || plausiblePort.MatchString(v.Text) || looksLikeHost(v.Text)
	case Int:
		return isConstPort(v)
	case Op, Param, Free, Field, Choice, Cond, List, ref:
		return true
	default:
		return false
	}
}

// variants returns the arguments of a call, with the parameters of the
// function put in as each of its callers in the package supplies them.
func (p *Package) variants(f *frame, args []*Value) [][]*Value {
	if !slices.ContainsFunc(args, (*Value).open) {
		return [][]*Value{args}
	}
	var all [][]*Value
	for _, c := range p.callers()[f.fn] {
		if len(all) >= maxAlternatives || !p.enter() {
			break
		}
		e := c.env()
		all = append(all, mapValues(args, func(v *Value) *Value { return p.subst(v, e) }))
		p.leave()
	}
	return all
}

// addSettings adds a declaration with constant arguments.
func (p *Package) addSettings(f *frame, instr ssa.Instruction, args []*Value) {
	args = mapValues(args, p.listed)
	for i, a := range args {
		if a.Kind != Str || !settingName.MatchString(a.Text) {
			continue
		}
		for k, d := range args {
			if k != i && (isDefault(d, a.Text) || isHost(d)) {
				d = p.materialize(d, 0)
				p.addDeposit(&deposit{f: f, path: []string{nameStep(a.Text)}, instr: instr, value: func() *Value { return d }})
			}
		}
	}
}

// listed replaces the arrays in memory that a value may be by lists of what they hold:
// what any other object holds is no default, and may be a whole configuration.
func (p *Package) listed(v *Value) *Value {
	switch v.Kind {
	case ref:
		if _, ok := v.ref.length(); ok {
			return p.materialize(v, 0)
		}
	case Choice:
		return p.mapChoice(v, p.listed)
	case Cond:
		return cond(v.Args[0], p.listed(v.Args[1]), p.listed(v.Args[2]))
	default:
	}
	return v
}

// isDefault reports whether a value looks like the default of a setting that
// holds an address or a port.
func isDefault(v *Value, name string) bool {
	for _, a := range alternatives(v) {
		switch {
		case isAddressText(a),
			namedForPort(name) && isConstPort(a),
			a.Kind == List && slices.ContainsFunc(a.Args, func(e *Value) bool { return isDefault(e, name) }):
			return true
		}
	}
	return false
}

// isHost reports whether a value is text that looks like a host.
func isHost(v *Value) bool { return v.Kind == Str && looksLikeHost(v.Text) }

// addLiteralSetting adds the setting that a struct literal declares: constants
// in the fields of one object.
func (p *Package) addLiteralSetting(f *frame, x *ssa.Alloc) {
	written := f.settingsOf(x)
	if len(written) < 2 {
		return // it takes a name and a default
	}
	var args []*Value
	names, defaults := false, false
	for _, w := range written {
		v := w.value()
		names = names || v.Kind == Str && settingName.MatchString(v.Text)
		defaults = defaults || mayBeDefault(v)
		args = append(args, v)
	}
	if names && defaults {
		p.addSettings(f, x, args)
	}
}

// settingsOf returns the writes of text and numbers to the fields of a struct,
// none if no text is among them.
func (f *frame) settingsOf(x *ssa.Alloc) []write {
	if !isStruct(pointee(x.Type())) {
		return nil
	}
	var ws []write
	texts := false
	for _, w := range f.writes()[x] {
		if s, ok := w.instr.(*ssa.Store); ok && len(w.path) == 1 && isSetting(s.Val.Type()) {
			ws = append(ws, w)
			texts = texts || isString(s.Val.Type())
		}
	}
	if !texts {
		return nil
	}
	return ws
}
