package socketflow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A setting may be declared by a literal that has a pointer to where it goes beside its name
// and its default:
//
//	&cli.StringFlag{Name: "listen", Value: ":2379", Destination: &addr}
//
// Whoever is given the literal writes there, known or not.

// addDestination adds the write of a default through a pointer that is put into a struct
// beside it.
func (f *frame) addDestination(x *ssa.Store) {
	if !isPointerToSetting(x.Val.Type()) {
		return
	}
	to, in := f.locate(x.Val), f.locate(x.Addr)
	if _, none := to.root.(*ssa.Const); none || lastField(in.path) != len(in.path)-1 || len(in.path) == 0 {
		return
	}
	if _, made := in.root.(*ssa.Alloc); !made {
		return
	}
	if !slices.ContainsFunc(fieldStores(x), func(st *ssa.Store) bool { return mayNameSetting(st.Val) }) {
		return
	}
	f.written[to.root] = append(f.written[to.root], write{
		path: to.path, instr: x,
		value: func() *Value { return f.defaultBeside(x, pointee(x.Val.Type())) },
	})
}

// isPointerToSetting reports whether a type is a pointer to text or a number.
func isPointerToSetting(t types.Type) bool {
	ptr, ok := t.Underlying().(*types.Pointer)
	return ok && (isString(ptr.Elem()) || isInteger(ptr.Elem()))
}

// pointedTo returns where the pointers lead that are put into a field: what a callee stores
// through the field is stored there.
func (f *frame) pointedTo(l location) (all []location) {
	if len(l.path) == 0 {
		return nil
	}
	for _, w := range f.written[l.root] {
		st, ok := w.instr.(*ssa.Store)
		if !ok || !w.sure || !slices.Equal(w.path, l.path) || !isPointerToSetting(st.Val.Type()) {
			continue
		}
		if to := f.locate(st.Val); to.root != l.root {
			all = append(all, to)
		}
	}
	return all
}

// fieldStores returns the stores into the other fields of a struct into a field of which
// something is stored.
func fieldStores(x *ssa.Store) (all []*ssa.Store) {
	field, ok := x.Addr.(*ssa.FieldAddr)
	if !ok || field.X.Referrers() == nil {
		return nil
	}
	for _, r := range *field.X.Referrers() {
		other, ok := r.(*ssa.FieldAddr)
		if !ok || other.Field == field.Field {
			continue
		}
		for _, r := range *other.Referrers() {
			if st, ok := r.(*ssa.Store); ok && st.Addr == other {
				all = append(all, st)
			}
		}
	}
	return all
}

// mayNameSetting reports whether a value can be the name of a setting.
func mayNameSetting(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return isString(v.Type()) && (!ok || mayBecomeName(c))
}

// defaultBeside returns the default of a setting of a type that a literal declares:
// unknown, unless it has a name that goes with it.
func (f *frame) defaultBeside(x *ssa.Store, t types.Type) *Value {
	var names []string
	var values []*Value
	for _, st := range fieldStores(x) {
		v := f.placed(f.eval(st.Val, st), st)
		if v.Kind == Str && settingName.MatchString(v.Text) {
			names = append(names, v.Text)
		}
		if types.Identical(st.Val.Type(), t) {
			values = append(values, v)
		}
	}
	isIt := func(v *Value) bool {
		return isHost(v) || slices.ContainsFunc(names, func(name string) bool { return isDefault(v, name) })
	}
	if len(names) == 0 || !slices.ContainsFunc(values, isIt) {
		return unknown
	}
	values = slices.DeleteFunc(values, func(v *Value) bool { return !isIt(v) })
	return &Value{Kind: Opaque, Args: values}
}
