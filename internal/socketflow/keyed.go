package socketflow

import (
	"go/constant"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Settings may be kept in a map, under their names:
//
//	var options = map[string]string{"listen": ":8080", "peer": "db:5432"}
//
// A constant key leads to an element of its own, as the name of a field does to the field.

// keyStep returns the step to the element of a map that a key leads to.
func keyStep(key ssa.Value) string {
	c, ok := key.(*ssa.Const)
	if !ok || c.Value == nil || c.Value.Kind() != constant.String {
		return anyIndex
	}
	name := constant.StringVal(c.Value)
	if len(name) > maxNameText {
		return anyIndex
	}
	return "[" + strconv.Quote(name) + "]"
}

func isKeyStep(step string) bool { return strings.HasPrefix(step, `["`) }

// isKeyed reports whether a type is a map of settings, or of structs, with text for keys.
func isKeyed(t types.Type) bool {
	m, ok := t.Underlying().(*types.Map)
	return ok && isString(m.Key()) && (isSetting(m.Elem()) || isStruct(pointee(m.Elem())))
}

// materializeKeyed is a map of settings that leaves the package: what looks like an
// address, or has a key that is named for one. Of other keys nothing is known.
func (p *Package) materializeKeyed(o *object, m *types.Map, depth int) *Value {
	v := &Value{Kind: Struct, Args: []*Value{unknown}}
	for _, w := range o.f.writes()[o.loc.root] {
		n := meet(w.path, o.loc.path)
		if n < 0 || n >= len(w.path) || !isKeyStep(w.path[n]) || len(v.Fields) >= maxAlternatives {
			continue
		}
		step := w.path[n]
		i, found := v.Fields.find(step)
		if found || !namedForAddress(step) && !isString(m.Elem()) {
			continue
		}
		if held := p.materialize(p.load(o.at1(step)), depth+1); namedForAddress(step) || isAddressText(held) {
			v.Fields = slices.Insert(v.Fields, i, field{step, held})
		}
	}
	return v
}

// anyKeyed returns what some element of a map of settings is.
func anyKeyed(v *Value) *Value {
	all := slices.Clone(v.Args)
	for _, x := range v.Fields {
		all = append(all, x.value)
	}
	return choice(all...)
}

// keyedGlobal returns what a package variable holds that is a map of settings: what it was
// made with, and what has been put there since.
func (p *Package) keyedGlobal(g *ssa.Global) *Value {
	whole := p.materialize(p.global(g), 0)
	steps := map[string]*Value{}
	for _, w := range p.globalWrites(g) {
		if len(w.path) > 0 && isKeyStep(w.path[0]) {
			steps[w.path[0]] = nil
		}
	}
	for _, a := range alternatives(whole) {
		for _, x := range a.Fields {
			steps[x.step] = nil
		}
	}
	for step := range steps {
		steps[step] = p.materialize(p.globalPath(g, []string{step}), 0)
	}
	return &Value{Kind: Struct, Fields: newFields(steps), Args: []*Value{unknown}}
}
