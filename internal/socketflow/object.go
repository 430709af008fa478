package socketflow

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// staticType returns the type of what a location holds, nil if that can't be
// told. A pointer and what it points to are one, so it is never a pointer
// where the way there is known.
func (l location) staticType() types.Type {
	t := pointee(l.root.Type())
	for _, step := range l.path {
		t = stepType(pointee(t), step)
		if t == nil {
			return nil
		}
		t = pointee(t)
	}
	return t
}

// heldType returns the type of what a location holds, nil if that is not known: of a
// variable or a field that is a pointer, not of what it points to.
func (l location) heldType() types.Type {
	t := l.root.Type()
	if _, ok := l.root.(*ssa.Alloc); ok || len(l.path) > 0 {
		t = pointee(t)
	}
	for i, step := range l.path {
		if i > 0 {
			t = pointee(t)
		}
		if t = stepType(t, step); t == nil {
			return nil
		}
	}
	return t
}

// holdsPointer reports whether a location is a variable or a field that holds a pointer
// to a number or a text: nil stands there for none, and not for the zero of what it
// would point to.
func (l location) holdsPointer() bool {
	t := l.heldType()
	if t == nil {
		return false
	}
	ptr, ok := t.Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	_, basic := ptr.Elem().Underlying().(*types.Basic)
	return basic
}

// holdsUnnamed reports whether a location holds a struct of a type that has no name. The
// fields of such a struct are known by the way there alone.
func (l location) holdsUnnamed() bool {
	t := l.staticType()
	return t != nil && isStruct(t) && typeKey(t) == ""
}

func pointee(t types.Type) types.Type {
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		return ptr.Elem()
	}
	return t
}

func stepType(t types.Type, step string) types.Type {
	switch u := t.Underlying().(type) {
	case *types.Struct:
		name := shortStep(step)[1:]
		for f := range u.Fields() {
			if f.Name() == name {
				return f.Type()
			}
		}
	case *types.Slice:
		return u.Elem()
	case *types.Array:
		return u.Elem()
	case *types.Map:
		return u.Elem()
	}
	return nil
}

// length returns the number of elements of an object that is an array.
func (o *object) length() (int64, bool) {
	if a, ok := o.loc.staticType().(*types.Array); ok {
		return a.Len(), true
	}
	return 0, false
}

// typeOf returns the key of the struct type of a value, "" if unknown.
func (p *Package) typeOf(v *Value) string {
	switch v.Kind {
	case Struct:
		return v.Text
	case ref:
		if t := v.ref.loc.staticType(); t != nil {
			return typeKey(t)
		}
	default:
	}
	return ""
}

// dynamicType returns the type of what an interface holds: a pointer where the
// object is in memory. Which of the two it was is not known any more; the
// method set of the pointer has them all.
func (p *Package) dynamicType(v *Value) types.Type {
	t := p.lookupType(p.typeOf(v))
	if t == nil {
		return nil
	}
	return types.NewPointer(t)
}

// lookupType finds a type by its key among the package and what it imports,
// nil if it is none of theirs or generic.
func (p *Package) lookupType(key string) types.Type {
	tn := p.typeName(key)
	if tn == nil || isGeneric(tn.Type()) {
		return nil
	}
	return tn.Type()
}

func (p *Package) typeName(key string) *types.TypeName {
	i := strings.LastIndex(key, ".")
	if i < 0 {
		return nil
	}
	pkg := p.packageOf(key[:i])
	if pkg == nil {
		return nil
	}
	tn, _ := pkg.Scope().Lookup(key[i+1:]).(*types.TypeName)
	return tn
}

// maxObjects bounds the objects within objects that leave the package.
const maxObjects = 4

// materialize replaces the objects in a value by what they hold, so that it
// can leave the package; depth counts the objects that it is within.
func (p *Package) materialize(v *Value, depth int) *Value {
	if v == nil {
		return nil
	}
	if depth > maxObjects {
		return beyond
	}
	if p.pass(v, p.material()) {
		return v
	}
	if !p.enter() {
		return beyond
	}
	defer p.leave()
	switch v.Kind {
	case ref:
		return p.materialized(v.ref, depth)
	case Op, Choice, Cond, List, Func, Opaque, Struct:
		if v.Kind == Op && v.Text == "stored" {
			p.inStored++
			defer func() { p.inStored-- }()
		}
		w := *v
		w.weight = 0
		w.Args = nil
		for _, a := range v.Args {
			w.Args = append(w.Args, p.materialize(a, depth))
		}
		w.Fields = v.Fields.mapped(func(step string, x *Value) *Value {
			if p.exporting && !p.isAsked(step) && !namedForAddress(step) && isPlain(x) && !isAddressText(x) && !isNetwork(x) {
				return unknown
			}
			return p.materialize(x, depth)
		})
		return &w
	default:
	}
	return v
}

// material returns the kinds of values that materialize leaves as they are.
func (p *Package) material() kindSet {
	if p.exporting {
		return material &^ only(Struct)
	}
	return material
}

var material = ^(only(ref) | hollow | summary)

// materialized is materializeObject, once for each object when all that happens in the
// package is known. What was cut off for want of steps is asked for again.
func (p *Package) materialized(o *object, depth int) *Value {
	if !p.exporting || p.inStored > 0 {
		return p.materializeObject(o, depth)
	}
	key := objectWithin{o.key(), depth}
	v, ok := p.materials[key]
	if !ok {
		v = p.materializeObject(o, depth)
		if p.steps < maxSteps {
			p.materials[key] = v
		}
	}
	return v
}

// An objectWithin is an object within so many others.
type objectWithin struct {
	objectKey
	depth int
}

func (p *Package) materializeObject(o *object, depth int) *Value {
	if n, ok := o.length(); ok && n <= maxAlternatives {
		list := &Value{Kind: List}
		for i := range n {
			list.Args = append(list.Args, p.materialize(p.load(o.at1(indexStep(i))), depth+1))
		}
		return list
	}
	t := o.loc.staticType()
	if t == nil {
		return unknown
	}
	if isKeyed(t) {
		return p.materializeKeyed(o, t.Underlying().(*types.Map), depth)
	}
	v := &Value{Kind: Struct, Text: typeKey(t), Fields: p.materializeFields(o, t, depth)}
	if base := o.f.made(o.loc, o.at, 0); !blank(base) {
		v.Args = unmentioned(p.materialize(p.rebound(base, o), depth+1))
	}
	if len(v.Args) == 0 { // what is not mentioned is zero
		v.Fields = slices.DeleteFunc(v.Fields, func(x field) bool { return x.value.zero() })
	}
	return v
}

// unmentioned returns what holds the fields that are not mentioned of an object that was
// made of another: the fields that are known of the other are.
func unmentioned(base *Value) []*Value {
	if base.Kind == Struct {
		return base.Args
	}
	return []*Value{base}
}

// materializeFields returns what is known of the fields of an object of a type, which
// has none if all that it can hold are elements.
func (p *Package) materializeFields(o *object, t types.Type, depth int) fields {
	switch t.Underlying().(type) {
	case *types.Slice, *types.Array:
		return nil
	}
	steps := p.members(o, t)
	if len(steps) == 0 {
		return nil
	}
	all := make(fields, 0, len(steps))
	for _, step := range steps {
		held := unknown
		if !p.exporting || p.mayMatter(t, step) || o.storesAddress(step) {
			held = p.materialize(p.load(o.at1(step)), depth+1)
		}
		i, _ := all.find(step)
		all = slices.Insert(all, i, field{step, held})
	}
	return all
}

// storesAddress reports whether a constant that looks like an address, or is the network
// of one, is put into a field of an object, whatever the name of the field.
func (o *object) storesAddress(step string) bool {
	depth := len(o.loc.path)
	return slices.ContainsFunc(o.f.writes()[o.loc.root], func(w write) bool {
		st, ok := w.instr.(*ssa.Store)
		if !ok || len(w.path) != depth+1 || w.path[depth] != step || !slices.Equal(w.path[:depth], o.loc.path) {
			return false
		}
		c, ok := st.Val.(*ssa.Const)
		return ok && (isAddressText(constValue(c)) || isNetwork(constValue(c)))
	})
}

func isAddressText(v *Value) bool { return v.Kind == Str && spellsAddress(v.Text) }

// isNetwork reports whether a value is text that package net takes for a network.
func isNetwork(v *Value) bool {
	if v.Kind != Str {
		return false
	}
	switch v.Text {
	case "tcp", "tcp4", "tcp6", "udp", "udp4", "udp6", "unix", "unixgram", "unixpacket":
		return true
	}
	return false
}

// isPlain reports whether a value is a setting, as opposed to an object, a
// function or a socket.
func isPlain(v *Value) bool {
	return !v.has(notPlain)
}

var notPlain = only(Struct, List, Func, Socket, ref)

// mayMatter reports whether packages above may ask for a field of a struct:
// one that a bind reads, one that is named for an address, or one that can hold
// more than a setting.
func (p *Package) mayMatter(t types.Type, step string) bool {
	matters, ok := p.matter[step]
	if !ok {
		matters = p.findMatter(t, step)
		p.matter[step] = matters
	}
	return matters
}

func (p *Package) findMatter(t types.Type, step string) bool {
	if p.isAsked(step) || namedForAddress(step) {
		return true
	}
	field := stepType(t, step)
	if field == nil {
		return true
	}
	switch u := pointee(field).Underlying().(type) {
	case *types.Basic:
		return false
	case *types.Struct:
		return p.holdsAddress(u, 0)
	}
	return true
}

// funcValue is a function of the package as a value.
func (p *Package) funcValue(fn *ssa.Function, free []*Value) *Value {
	name := p.funcName(fn)
	if name == "" || len(free) > 0 {
		name = fn.RelString(nil)
	}
	p.funcs[name] = fn
	return &Value{Kind: Func, Text: name, Args: free}
}

// funcTarget finds the function behind a function value.
func (p *Package) funcTarget(v *Value) target {
	t := target{name: v.Text, free: v.Args, sum: v.Sum}
	if fn, ok := p.funcs[v.Text]; ok {
		found := p.target(fn)
		t.fn = found.fn
		if t.sum == nil {
			t.sum = found.sum
		}
	}
	return t
}
