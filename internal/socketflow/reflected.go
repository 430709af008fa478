package socketflow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A function may set what it is given as an interface, by reflection:
//
//	setter.SetDefault(&conf.Addr, os.Getenv("ADDR"), ":8080")
//
// What it is given beside that is what the setting may be where it was nothing before.
// Where it was something, nobody knows which of them counts.

// pointsToSetting reports whether an operand is a pointer to a text or a number that is
// given as an interface without methods.
func pointsToSetting(v ssa.Value) bool {
	x, ok := v.(*ssa.MakeInterface)
	if !ok || x.Type().Underlying().(*types.Interface).NumMethods() > 0 {
		return false
	}
	ptr, ok := x.X.Type().Underlying().(*types.Pointer)
	return ok && (isString(ptr.Elem()) || isInteger(ptr.Elem()))
}

// addReflected adds the write of a function to the setting that operand i points to.
func (f *frame) addReflected(call ssa.CallInstruction, targets []target, i int, found map[ssa.Value][]write) {
	l := f.locate(arguments(call.Common())[i])
	found[l.root] = append(found[l.root], write{
		path: l.path, instr: call, reflected: true,
		value: func() *Value { return f.declared(call, targets, i) },
	})
}
