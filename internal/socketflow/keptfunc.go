package socketflow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A function that is kept in a field so that tests can replace it, as net.Listen
// often is, is known where the package puts only one there.

// A keptFunc is a function that the package puts into a field: fn is nil if there are
// several, or it is not known. A method value of the object that the field belongs to is
// bound to that.
type keptFunc struct {
	fn  *ssa.Function
	own bool
}

// keptFunc returns what a function value is that is read from a field, nil if that is
// not known.
func (p *Package) keptFunc(v *Value) []target {
	i := lastField(v.Path)
	if i < 0 || i != len(v.Path)-1 || v.Kind != Param && v.Kind != Free && v.Kind != Field {
		return nil
	}
	kept := p.fieldFuncs()[v.Path[i]]
	if kept.fn == nil {
		return nil
	}
	t := p.target(kept.fn)
	if kept.own {
		t.free = []*Value{owner(v)}
	}
	return []target{t}
}

// owner returns the object that a field is read from.
func owner(v *Value) *Value {
	path := v.Path[:len(v.Path)-1]
	if v.Kind == Field {
		return pathValue(path)
	}
	w := *v
	w.weight, w.Path = 0, path
	return &w
}

// fieldFuncs returns the functions that the package puts into fields, by field.
func (p *Package) fieldFuncs() map[string]keptFunc {
	if p.keptFuncs != nil {
		return p.keptFuncs
	}
	p.keptFuncs = map[string]keptFunc{}
	for _, fn := range p.functions() {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				if st, ok := instr.(*ssa.Store); ok {
					p.addFieldFunc(p.frame(fn), st)
				}
			}
		}
	}
	return p.keptFuncs
}

func (p *Package) addFieldFunc(f *frame, st *ssa.Store) {
	at, ok := st.Addr.(*ssa.FieldAddr)
	if _, isFunc := st.Val.Type().Underlying().(*types.Signature); !ok || !isFunc {
		return
	}
	if c, ok := st.Val.(*ssa.Const); ok && c.IsNil() {
		return
	}
	var kept keptFunc
	switch x := unconverted(st.Val).(type) {
	case *ssa.Function:
		kept.fn = x
	case *ssa.MakeClosure:
		if len(x.Bindings) == 1 && x.Fn.(*ssa.Function).Synthetic != "" && sameLocation(f.locate(x.Bindings[0]), f.locate(at.X)) {
			kept = keptFunc{x.Fn.(*ssa.Function), true}
		}
	}
	step := p.fieldStep(at.X.Type(), at.Field)
	if before, ok := p.keptFuncs[step]; ok && !sameFunc(before.fn, kept.fn) {
		kept = keptFunc{}
	}
	p.keptFuncs[step] = kept
}

// sameFunc reports whether two functions are the same, or method values of one method,
// each of which has a function of its own.
func sameFunc(a, b *ssa.Function) bool {
	return a == b || a != nil && b != nil && a.Object() != nil && a.Object() == b.Object()
}
