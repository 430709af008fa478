package socketflow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A function that is kept in a field so that tests can replace it, as net.Listen
// often is, is known where the package puts only one there.

// keptFunc returns what a function value is that is read from a field, nil if that is
// not known.
func (p *Package) keptFunc(v *Value) []target {
	i := lastField(v.Path)
	if i < 0 || i != len(v.Path)-1 || v.Kind != Param && v.Kind != Free && v.Kind != Field {
		return nil
	}
	if fn := p.fieldFuncs()[v.Path[i]]; fn != nil {
		return []target{p.target(fn)}
	}
	return nil
}

// fieldFuncs returns the functions that the package puts into fields, by field: nil
// for one that holds several, or what is not known.
func (p *Package) fieldFuncs() map[string]*ssa.Function {
	if p.keptFuncs != nil {
		return p.keptFuncs
	}
	p.keptFuncs = map[string]*ssa.Function{}
	for _, fn := range p.functions() {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				if st, ok := instr.(*ssa.Store); ok {
					p.addFieldFunc(st)
				}
			}
		}
	}
	return p.keptFuncs
}

func (p *Package) addFieldFunc(st *ssa.Store) {
	at, ok := st.Addr.(*ssa.FieldAddr)
	if _, isFunc := st.Val.Type().Underlying().(*types.Signature); !ok || !isFunc {
		return
	}
	if c, ok := st.Val.(*ssa.Const); ok && c.IsNil() {
		return
	}
	fn, _ := unconverted(st.Val).(*ssa.Function)
	step := p.fieldStep(at.X.Type(), at.Field)
	if before, ok := p.keptFuncs[step]; ok && before != fn {
		fn = nil
	}
	p.keptFuncs[step] = fn
}
