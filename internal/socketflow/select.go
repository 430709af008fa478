package socketflow

import (
	"slices"
	"strconv"
	"strings"
)

// maxPath bounds the fields of fields that a value follows.
const maxPath = 10

// sel returns what v holds at step, a field key or an index.
func (p *Package) sel(v *Value, step string) *Value {
	switch v.Kind {
	case Param, Free:
		return p.selVariable(v, step)
	case Nil:
		return nilValue // the zero of a field of a zero struct
	case Choice:
		return p.mapChoice(v, func(w *Value) *Value { return p.sel(w, step) })
	case Cond:
		if there := notNilSide(v); there != nil {
			return p.sel(there, step)
		}
		return cond(v.Args[0], p.sel(v.Args[1], step), p.sel(v.Args[2], step))
	case Struct:
		return p.selStruct(v, step)
	case List:
		return selList(v, step)
	case ref:
		return p.load(v.ref.at1(step))
	case Op:
		return p.selOp(v, step)
	case Opaque:
		if isIndex(step) || !p.ownStep(step) || len(sockets(v)) > 0 {
			return v // a part of what was made of Args is made of Args
		}
		return pathValue([]string{step})
	case Field:
		return pathValue(append(slices.Clip(v.Path), step))
	case Unknown:
		if v.Text != "" {
			return v // beyond
		}
		return pathValue([]string{step})
	case Str, Int, Bool, Func, Socket:
		return unknown
	}
	return unknown
}

// notNilSide returns what a value is that is nil where something else is nil, as the copy
// of an object is: who reads a field of it has one. It returns nil for other values.
func notNilSide(v *Value) *Value {
	c := v.Args[0]
	if c.Kind != Op || len(c.Args) != 2 || c.Args[0].Kind != Nil && c.Args[1].Kind != Nil {
		return nil
	}
	switch {
	case c.Text == "==" && v.Args[1].Kind == Nil:
		return v.Args[2]
	case c.Text == "!=" && v.Args[2].Kind == Nil:
		return v.Args[1]
	}
	return nil
}

// selVariable returns what a parameter or free variable holds at step, which is
// the same value each time that it is read.
func (p *Package) selVariable(v *Value, step string) *Value {
	if len(v.Path) >= maxPath {
		return unknown
	}
	key := selection{v, step}
	if w, ok := p.selected[key]; ok {
		return w
	}
	w := *v
	w.weight = 0
	w.Path = append(slices.Clip(v.Path), step)
	p.selected[key] = &w
	return &w
}

type selection struct {
	from *Value
	step string
}

// selPath follows several steps.
func (p *Package) selPath(v *Value, steps []string) *Value {
	for _, s := range steps {
		v = p.sel(v, s)
	}
	return v
}

// pathValue is what a path leads to from an object that is not known.
func pathValue(path []string) *Value {
	for len(path) > 0 && (isIndex(path[0]) || strings.HasPrefix(path[0], ".")) {
		path = path[1:] // no field, or a field of a type without a name
	}
	if len(path) == 0 || len(path) > maxPath {
		return unknown
	}
	return &Value{Kind: Field, Path: path}
}

func (p *Package) selStruct(v *Value, step string) *Value {
	if f, ok := v.Fields.get(step); ok {
		return f
	}
	if step == anyIndex && len(v.Fields) > 0 && isKeyStep(v.Fields[0].step) {
		return anyKeyed(v)
	}
	if len(v.Args) > 0 {
		return p.sel(v.Args[0], step)
	}
	return nilValue
}

func selList(v *Value, step string) *Value {
	if !isIndex(step) {
		return unknown
	}
	if step == anyKey {
		return unknown
	}
	if step != anyIndex && !isKeyStep(step) {
		i, err := strconv.Atoi(strings.Trim(step, "[]"))
		if err == nil && i < len(v.Args) {
			return v.Args[i]
		}
		return unknown
	}
	return choice(v.Args...)
}

// mapChoice applies f to each alternative.
func (p *Package) mapChoice(v *Value, f func(*Value) *Value) *Value {
	var few [maxAlternatives]*Value
	alts := few[:0]
	same := true
	for _, w := range v.Args {
		alt := f(w)
		same = same && alt == w
		alts = append(alts, alt)
	}
	if same {
		return v
	}
	return choice(alts...)
}

// Steps to any of the elements of a slice, an array or a map, and to any of
// the keys of a map.
const (
	anyIndex = "[]"
	anyKey   = "[key]"
)

func indexStep(i int64) string { return "[" + strconv.FormatInt(i, 10) + "]" }

// stepsMeet reports whether two steps can mean the same place.
func stepsMeet(a, b string) bool {
	if a == anyKey || b == anyKey {
		return a == b
	}
	return a == b || isIndex(a) && isIndex(b) && (a == anyIndex || b == anyIndex)
}
