package socketflow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A function of which nothing is known that is given an object and returns one of the same
// type has often filled in the one that it was given:
//
//	srv := graceful.WithDefaults(&http.Server{Addr: ":4446"})
//
// So may the method of an object that returns one of its own type.

// handedBack returns what result i of a call may be if it is an argument, nil if none has
// its type or it has nothing to do with addresses.
func (f *frame) handedBack(call *ssa.Call, t target, i int) *Value {
	if pkg := packageOfName(t.name); t.known() || t.name == "" || isStandard(pkg) && !f.pkg.inModule(pkg) {
		return nil
	}
	typ := resultType(call, i)
	if typ == nil || !f.pkg.bindsByFields(typ) {
		return nil
	}
	var given ssa.Value
	for _, a := range arguments(call.Common()) {
		if !types.Identical(a.Type(), typ) {
			continue
		}
		if given != nil {
			return nil
		}
		given = a
	}
	if given == nil {
		return nil
	}
	return choice(f.eval(given, call), unknown)
}

// resultType returns the type of result i of a call, nil if there is none.
func resultType(call *ssa.Call, i int) types.Type {
	results := call.Call.Signature().Results()
	if i >= results.Len() {
		return nil
	}
	return results.At(i).Type()
}

// bindsByFields reports whether a type is a pointer to a struct with fields that hold an
// address, by their names or because its methods bind what they hold.
func (p *Package) bindsByFields(t types.Type) bool {
	if _, ok := t.Underlying().(*types.Pointer); !ok || !isStruct(pointee(t)) {
		return false
	}
	return p.holdsAddress(t, 0) || len(p.asked(typeKey(t))) > 0
}
