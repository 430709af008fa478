package socketflow

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A pointer and what it points to are one Value, and nil is the zero of any type. The text
// of a nil tells which is meant.
const (
	nilThere = "there"    // the address of something that is nil, or has no value yet
	toConst  = "constant" // compared with: a constant is something, be it zero
	toNil    = "address"  // compared with: the address of something nil is something, too
)

var (
	nilIsThere = nilFor(nilThere)
	nilToConst = nilFor(toConst)
	nilToNil   = nilFor(toNil)
)

func nilFor(what string) *Value {
	return &Value{Kind: Nil, Text: what, weight: 1, kinds: only(Nil)}
}

// comparesNil returns what a comparison asks whether it is nil, and the nil of its type; it
// returns nil for other comparisons.
func comparesNil(x *ssa.BinOp) (asked ssa.Value, none *Value) {
	if x.Op != token.EQL && x.Op != token.NEQ {
		return nil, nil
	}
	asked = x.X
	k, ok := x.Y.(*ssa.Const)
	if !ok {
		k, ok = x.X.(*ssa.Const)
		asked = x.Y
	}
	if !ok || !k.IsNil() {
		return nil, nil
	}
	return asked, nilOf(asked.Type())
}

// nilOf returns the nil that values of a type are compared with.
func nilOf(t types.Type) *Value {
	switch t := t.Underlying().(type) {
	case *types.Interface:
		return nilToConst
	case *types.Pointer:
		switch {
		case isStruct(t.Elem()): // its zero is no nil
		case isString(t.Elem()) || isInteger(t.Elem()):
			return nilToConst
		default:
			return nilToNil
		}
	}
	return nilValue
}

// equalNil compares a value with nil, the zero of any type.
func equalNil(v, none *Value) *Value {
	switch v.Kind {
	case Nil:
		return boolean(v.Text != nilThere || none.Text != toNil)
	case Str, Int, Bool:
		return boolean(v.zero() && none.Text != toConst && none.Text != toNil)
	case Struct, List, Func, Socket:
		return boolean(false)
	case ref:
		return v.ref.isNil(none)
	case Op:
		if isParsed(v) {
			return boolean(false)
		}
	default:
	}
	return nil
}

// addressed returns what is known of an address, given what is there: it isn't nil, even
// where nothing has been set yet.
func addressed(v ssa.Value, there *Value) *Value {
	if there.Kind != Nil {
		return there
	}
	switch v.(type) {
	case *ssa.Alloc, *ssa.FieldAddr, *ssa.IndexAddr, *ssa.Global:
		if t := pointee(v.Type()); isStruct(t) {
			return &Value{Kind: Struct, Text: typeKey(t)}
		}
		return nilIsThere
	}
	return there
}

// isNil tells whether an object is nil of which a part is written somewhere: a variable or
// a pointer that leads from one object to the next in a loop may be none yet, or any more.
func (o *object) isNil(none *Value) *Value {
	t := o.loc.heldType()
	if t == nil || !isReference(t) {
		return boolean(false)
	}
	for _, w := range o.f.writes()[o.loc.root] {
		switch {
		case len(w.path) <= len(o.loc.path) && meet(w.path, o.loc.path) >= 0:
			return unknown
		case w.wild == nil && o.at != nil && meet(w.path, o.loc.path) == len(o.loc.path) && o.f.dominates(w.instr, o.at):
			return boolean(false) // or nothing could be written to it
		}
	}
	p := o.f.pkg
	was := p.rebound(o.f.initial(o.loc), o)
	if was.Kind == ref {
		return unknown
	}
	return p.op("==", 0, was, none)
}
