package socketflow

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// What package variables hold is what is written to them anywhere in the package.

// global returns what a package variable holds, at any time.
func (p *Package) global(g *ssa.Global) *Value {
	if text, ok := globals[g.RelString(nil)]; ok {
		return str(text)
	}
	if g.Pkg != p.SSA {
		if v, ok := g.Object().(*types.Var); ok && p.Value != nil {
			if w := p.Value(v); w != nil {
				return w
			}
		}
		return unknown
	}
	if p.holdsTable(g) {
		return unknown
	}
	if v, ok := p.vars[g]; ok {
		return v
	}
	p.vars[g] = unknown // a variable that is set from itself
	v := p.settable(g, p.globalValue(g))
	p.vars[g] = v
	if p.collecting {
		delete(p.vars, g)
	}
	return v
}

// globalPath returns what a package variable holds at a path. A field of a
// variable may be set from another field of it, so that only the writes that meet
// the path are evaluated.
func (p *Package) globalPath(g *ssa.Global, path []string) *Value {
	if g.Pkg != p.SSA || len(path) == 0 || !isStruct(heldBy(g)) && !isKeyed(heldBy(g)) || p.holdsTable(g) {
		return p.selPath(p.global(g), path)
	}
	key := globalField{g, pathKey(path)}
	v, ok := p.varFields[key]
	if !ok {
		p.varFields[key] = unknown // a field that is set from itself
		v = p.settable(g, p.globalFieldValue(g, path))
		p.varFields[key] = v
		if p.collecting {
			delete(p.varFields, key)
		}
	}
	return v
}

type globalField struct {
	g    *ssa.Global
	path string // see pathKey
}

func (p *Package) globalFieldValue(g *ssa.Global, path []string) *Value {
	var alts []*Value
	writes, steps := p.globalParts(g).meeting(path)
	tagged, set := false, false
	for _, w := range writes {
		if w.wild != nil {
			alts = append(alts, p.selPath(unknown, path[1:]))
			tagged = tagged || w.tagged
			continue
		}
		v := p.selPath(p.writtenTo(w), path[len(w.path):])
		alts = append(alts, v)
		set = set || w.initialises && !blank(v)
	}
	if tagged {
		steps = append(steps, p.taggedSteps(location{g, path})...)
		if def := p.tagged(location{g, path}); def != nil && !set {
			alts = append(alts, def)
		}
	}
	switch {
	case len(steps) > 0:
		return p.globalStruct(g, path, steps, alts)
	case len(alts) == 0:
		return pick(isIndex(path[0]), unknown, nilValue)
	}
	return choice(alts...)
}

// globalStruct is a part of a package variable of which parts are set one by one,
// beside being set as a whole to any of alts.
func (p *Package) globalStruct(g *ssa.Global, path, steps []string, alts []*Value) *Value {
	parts := map[string]*Value{}
	for _, step := range steps {
		parts[step] = nil
	}
	var base []*Value
	for _, v := range alts {
		v = p.materialize(v, 0)
		for _, x := range v.Fields {
			parts[x.step] = nil
		}
		if v.Kind != Struct || len(v.Args) > 0 {
			base = append(base, v)
		}
	}
	for _, step := range sortedKeys(parts) {
		parts[step] = p.globalPath(g, append(slices.Clip(path), step))
	}
	v := &Value{Kind: Struct, Text: typeOfStep(steps[0]), Fields: newFields(parts)}
	if len(base) > 0 {
		v.Args = []*Value{choice(base...)}
	}
	return v
}

// A part is a package variable, or a field within it, with the writes to it and to
// elements of it, and the fields of it that are written.
type part struct {
	writes []globalWrite
	fields map[string]*part
}

// globalParts returns the writes to a package variable by the fields that they are to.
func (p *Package) globalParts(g *ssa.Global) *part {
	if root, ok := p.varParts[g]; ok {
		return root
	}
	root := &part{}
	for _, w := range p.globalWrites(g) {
		to := root
		for _, step := range w.path {
			if isIndex(step) {
				break
			}
			to = to.field(step)
		}
		to.writes = append(to.writes, w)
	}
	if !p.collecting {
		p.varParts[g] = root
	}
	return root
}

func (t *part) field(step string) *part {
	if t.fields == nil {
		t.fields = map[string]*part{}
	}
	if t.fields[step] == nil {
		t.fields[step] = &part{}
	}
	return t.fields[step]
}

// meeting returns the writes to what a path leads to, or to what that is a part of, and
// in their order the steps from there to what else is written.
func (t *part) meeting(path []string) (writes []globalWrite, steps []string) {
	next := map[string]bool{}
	for i := 0; t != nil; i++ {
		for _, w := range t.writes {
			if meet(w.path, path) < 0 {
				continue
			}
			if len(w.path) <= len(path) {
				writes = append(writes, w)
			} else {
				next[w.path[len(path)]] = true
			}
		}
		if i == len(path) {
			for step := range t.fields {
				next[step] = true
			}
			break
		}
		t = t.fields[path[i]]
	}
	return writes, sortedKeys(next)
}

// globalWrites returns the writes to a package variable, in the order of the
// source. What variables hold may be asked while these are being collected: such an
// answer is not kept.
func (p *Package) globalWrites(g *ssa.Global) []globalWrite {
	if p.varWrites == nil {
		p.varWrites = map[*ssa.Global][]globalWrite{}
		p.collecting = true
		for _, fn := range p.functions() {
			f := p.frame(fn)
			for root, ws := range f.writes() {
				to, ok := root.(*ssa.Global)
				if !ok {
					continue
				}
				for _, w := range ws {
					p.varWrites[to] = append(p.varWrites[to], globalWrite{w, f, fn.Name() == "init" && fn.Synthetic != ""})
				}
			}
		}
		p.collecting = false
	}
	return p.varWrites[g]
}

type globalWrite struct {
	write
	in          *frame
	initialises bool
}

// writtenTo returns what a write puts into a package variable: of a setting that is a
// parameter, what the callers in the package pass, and anything where there may be
// others. What is stored into the fields of an object that is passed stands for the
// object (join.go).
func (p *Package) writtenTo(w globalWrite) *Value {
	v := w.value()
	if !v.open() {
		return v
	}
	nobody := &env{} // parameters mean nothing here
	if !isFormula(v) || !takes(v, paramTypes(w.in.fn)) {
		return p.subst(v, nobody)
	}
	supplied := p.subst(p.withCallers(w.in, v, 0), nobody)
	if p.seesCallers(w.in.fn) {
		return supplied
	}
	return choice(supplied, p.subst(v, nobody))
}

// takes reports whether a value is made of a setting that is a parameter of one of the
// given types, or a field of one, or of what a closure has captured.
func takes(v *Value, params []types.Type) bool {
	return !v.walk(func(w *Value) bool {
		return w.Kind != Free && (w.Kind != Param || len(w.Path) == 0 && !isSetting(params[w.Num]))
	})
}

func (p *Package) globalValue(g *ssa.Global) *Value {
	initialised, tagged := false, false
	var alts []*Value
	parts := map[string]*Value{}
	for _, w := range p.globalWrites(g) {
		switch {
		case w.wild != nil && len(w.path) == 0:
			alts = append(alts, unknown)
			tagged = tagged || w.tagged
		case w.wild != nil:
			parts[w.path[0]] = nil
		case len(w.path) == 0:
			alts = append(alts, p.writtenTo(w))
			initialised = initialised || w.initialises
		case len(w.path) == 1 && isIndex(w.path[0]):
			parts[w.path[0]] = choice(parts[w.path[0]], p.writtenTo(w))
		default:
			parts[w.path[0]] = nil // see globalPath
		}
	}
	if len(parts) > 0 && (len(alts) == 0 || isStruct(heldBy(g))) {
		return p.globalComposite(g, parts, alts)
	}
	if !initialised {
		alts = append(alts, zeroOf(g.Type()))
	}
	if tagged {
		return p.withTagged(g, choice(alts...))
	}
	return choice(alts...)
}

// withTagged returns what a package variable holds that a decoder fills, given what else
// it may hold, with the fields that have defaults in their tags.
func (p *Package) withTagged(g *ssa.Global, v *Value) *Value {
	steps := p.taggedSteps(location{root: g})
	if len(steps) == 0 {
		return v
	}
	parts := map[string]*Value{}
	for _, step := range steps {
		parts[step] = p.globalPath(g, []string{step})
	}
	return &Value{Kind: Struct, Text: typeKey(heldBy(g)), Fields: newFields(parts), Args: []*Value{v}}
}

// heldBy returns the type of what a package variable holds, or points to.
func heldBy(g *ssa.Global) types.Type { return pointee(pointee(g.Type())) }

// globalComposite is a variable of which parts are set one by one, beside being
// set as a whole to any of alts.
func (p *Package) globalComposite(g *ssa.Global, parts map[string]*Value, alts []*Value) *Value {
	if isStruct(heldBy(g)) {
		for _, v := range alts {
			for _, l := range leaves(nil, p.materialize(v, 0)) {
				parts[l.path[0]] = nil
			}
		}
		for _, step := range sortedKeys(parts) {
			parts[step] = p.globalPath(g, []string{step})
		}
		v := &Value{Kind: Struct, Text: typeKey(heldBy(g)), Fields: newFields(parts)}
		if slices.ContainsFunc(alts, func(a *Value) bool { return a.Kind == Unknown }) {
			v.Args = []*Value{beyond} // its other fields may hold anything
		}
		return v
	}
	var elems []*Value
	for _, k := range sortedKeys(parts) {
		if parts[k] != nil {
			elems = append(elems, parts[k])
		}
	}
	return &Value{Kind: List, Args: elems}
}

// withoutTables returns what the type checker told, without the initialisers of
// variables that are tables, and those that are left out.
func (p *Package) withoutTables() *types.Info {
	info := *p.Info
	info.InitOrder = slices.DeleteFunc(slices.Clone(info.InitOrder), func(init *types.Initializer) bool {
		if p.unreadValues[init.Rhs] {
			return true
		}
		if !isTable(init.Rhs) {
			return false
		}
		for _, v := range init.Lhs {
			p.tables[v] = true
		}
		return true
	})
	return &info
}

func (p *Package) holdsTable(g *ssa.Global) bool {
	v, ok := g.Object().(*types.Var)
	return ok && p.tables[v]
}

// isTable reports whether the source of an initialiser is so long that a variable is a
// table, as generators write them, and not a setting: what it holds is not read.
func isTable(value ast.Expr) bool { return value.End()-value.Pos() > maxInitialiser }

const maxInitialiser = 1 << 16
