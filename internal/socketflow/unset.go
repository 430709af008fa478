package socketflow

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A boolean field that nobody sets is false. That nobody does is only known of a type of
// the package: of one that others can't reach, or that is not handed to code that may
// look at its fields, as a decoder does.

// unset tells which boolean fields are set, and what else is done with fields.
type unset struct {
	p       *Package
	stored  map[string]bool // fields that something other than false is put into
	lent    map[string]bool // fields of which the address is used otherwise than to read or store
	reached map[string]bool // types whose exported fields others may set
	copied  map[string]bool // fields whose struct is copied or handed on as a whole
	made    map[string]bool // types that values of other types are converted to
}

// nobodySets reports whether what makes a condition fail is fields that nobody sets.
func (p *Package) nobodySets(c *Value) bool {
	found := false
	return c.walk(func(w *Value) bool {
		if w.Kind != Param && w.Kind != Free || len(w.Path) == 0 {
			return w.Kind != Param && w.Kind != Free
		}
		found = true
		return p.isUnset(w.Path[len(w.Path)-1])
	}) && found
}

// leavesOut reports whether a call is given literals where a condition asks for fields:
// these are false if the literal leaves them out.
func leavesOut(call ssa.CallInstruction, c *Value) bool {
	args := arguments(call.Common())
	return c.walk(func(w *Value) bool {
		return w.Kind != Free && (w.Kind != Param || int(w.Num) < len(args) && len(w.Path) > 0 && isLiteral(args[w.Num]))
	})
}

// isLiteral reports whether a value is that of a struct literal, or of a variable of which
// only fields are set, here.
func isLiteral(v ssa.Value) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return false
	}
	a, ok := load.X.(*ssa.Alloc)
	return ok && !slices.ContainsFunc(*a.Referrers(), func(r ssa.Instruction) bool {
		switch x := r.(type) {
		case *ssa.UnOp, *ssa.DebugRef:
			return false
		case *ssa.FieldAddr:
			return slices.ContainsFunc(*x.Referrers(), func(r ssa.Instruction) bool {
				st, ok := r.(*ssa.Store)
				_, read := r.(*ssa.UnOp)
				return !read && (!ok || st.Addr != x)
			})
		}
		return true
	})
}

// isUnset reports whether nobody sets a field.
func (p *Package) isUnset(step string) bool {
	if isIndex(step) {
		return false
	}
	typ, name := typeOfStep(step), baseName(step)
	tn := p.typeName(typ)
	if tn == nil || tn.Pkg() != p.Types {
		return false
	}
	u := p.setFields()
	if u.stored[step] || u.made[typ] || p.writtenUnread[fieldNamed(tn, name)] {
		return false
	}
	return !token.IsExported(name) || (p.Types.Name() == "main" || !tn.Exported()) && !u.reached[typ]
}

// fieldNamed returns the field of a type with a name, nil if there is none.
func fieldNamed(tn *types.TypeName, name string) types.Object {
	obj, _, _ := types.LookupFieldOrMethod(tn.Type(), true, tn.Pkg(), name)
	return obj
}

// setFields tells what is set in the package.
func (p *Package) setFields() *unset {
	if p.fieldsSet == nil {
		p.fieldsSet = &unset{p, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
		p.fieldsSet.index()
	}
	return p.fieldsSet
}

func (u *unset) index() {
	for _, t := range u.p.handedUnread {
		u.reach(t)
	}
	for _, fn := range u.p.code {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				u.add(instr)
			}
		}
	}
}

func (u *unset) add(instr ssa.Instruction) {
	switch x := instr.(type) {
	case *ssa.Field:
		u.addCopied(x, x.X.Type(), x.Field)
	case *ssa.FieldAddr:
		u.addCopied(x, x.X.Type(), x.Field)
		if slices.ContainsFunc(*x.Referrers(), func(r ssa.Instruction) bool { return !accesses(r, x) }) {
			u.lent[u.p.fieldStep(x.X.Type(), x.Field)] = true
		}
		if isBasic(pointee(x.Type()), types.IsBoolean) && !slices.ContainsFunc(*x.Referrers(), func(r ssa.Instruction) bool { return !keepsFalse(r) }) {
			return
		}
		u.stored[u.p.fieldStep(x.X.Type(), x.Field)] = true
	case *ssa.ChangeType:
		if isStruct(pointee(x.Type())) {
			u.made[typeKey(x.Type())] = true
		}
	case *ssa.MakeInterface:
		u.reach(x.X.Type())
	case ssa.CallInstruction:
		if fn := x.Common().StaticCallee(); fn != nil && !u.p.owns(fn) {
			for _, a := range x.Common().Args {
				u.reach(a.Type())
			}
		}
	}
}

// accesses reports whether an instruction that uses an address reads or writes what is
// there.
func accesses(instr ssa.Instruction, addr ssa.Value) bool {
	switch instr.(type) {
	case *ssa.UnOp, *ssa.DebugRef:
		return true
	}
	return storesTo(instr, addr)
}

// keepsFalse reports whether an instruction that uses the address of a field reads it,
// or puts false there.
func keepsFalse(instr ssa.Instruction) bool {
	switch x := instr.(type) {
	case *ssa.UnOp, *ssa.DebugRef:
		return true
	case *ssa.Store:
		c, ok := x.Val.(*ssa.Const)
		return ok && c.Value != nil && c.Value.Kind() == constant.Bool && !constant.BoolVal(c.Value)
	}
	return false
}

// reach notes the types of the package whose fields somebody who is given a value of a
// type can set.
func (u *unset) reach(t types.Type) {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Slice, *types.Map:
		u.reachAll(t, 0)
	}
}

// maxReach bounds how deep types within types are looked at.
const maxReach = 8

func (u *unset) reachAll(t types.Type, depth int) {
	if key := typeKey(t); key != "" && depth > 0 && isStruct(t) {
		if u.reached[key] {
			return
		}
		u.reached[key] = true
	}
	if depth > maxReach {
		return
	}
	switch x := t.Underlying().(type) {
	case *types.Pointer:
		u.reachAll(x.Elem(), depth+1)
	case *types.Slice:
		u.reachAll(x.Elem(), depth+1)
	case *types.Array:
		u.reachAll(x.Elem(), depth+1)
	case *types.Map:
		u.reachAll(x.Elem(), depth+1)
	case *types.Struct:
		for v := range x.Fields() {
			u.reachAll(v.Type(), depth+1)
		}
	}
}
