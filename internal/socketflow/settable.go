package socketflow

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// An exported variable is one that other packages may set: they are analysed later than
// the bind that reads it. The port that it holds is a default then, though nobody in its
// own package changes it.

// settable returns what a package variable holds, with the variable as that by which its
// constants are declared if other packages may set it.
func (p *Package) settable(g *ssa.Global, v *Value) *Value {
	if g.Pkg != p.SSA || !token.IsExported(g.Name()) || p.Types.Name() == "main" {
		return v
	}
	decl := p.place(g.Pos())
	decl.Call = p.Types.Name() + "." + g.Name()
	return declaredBy(v, &decl)
}

// declaredBy returns a value, and all that it may be or has as parts, as one that is declared
// at a place.
func declaredBy(v *Value, decl *Place) *Value {
	switch v.Kind {
	case Str, Int:
		if v.Place == nil {
			return v // it's none that could be a port
		}
		w := *v
		w.Decl = decl
		return &w
	case Choice, Cond, Struct, List:
		w := *v
		w.Args = mapValues(v.Args, func(a *Value) *Value { return declaredBy(a, decl) })
		w.Fields = v.Fields.mapped(func(_ string, x *Value) *Value { return declaredBy(x, decl) })
		return &w
	default:
		return v
	}
}

// IsVariable reports whether what a constant is declared by is a variable that other
// packages may set.
func (p *Place) IsVariable() bool { return p != nil && p.Call != "" }
