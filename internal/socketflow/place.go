package socketflow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"path/filepath"

	"golang.org/x/tools/go/ssa"
)

// placed returns v with the place where it stands, if v is a constant that
// could be a port or hold one and has no place yet. SSA keeps no positions of
// constants, so the syntax is asked for the nearest expression with that
// value.
func (f *frame) placed(v *Value, at ssa.Instruction) *Value {
	if v.Place != nil || !wantsPlace(v) {
		return v
	}
	hint := token.NoPos
	if at != nil {
		hint = at.Pos()
	}
	return f.pkg.placed(v, f.extent(), hint)
}

// wantsPlace reports whether a trace might name the constant v.
func wantsPlace(v *Value) bool {
	switch v.Kind {
	case Int:
		return v.Num >= -1 && v.Num <= 1<<31
	case Str:
		return v.Text != ""
	default:
		return false
	}
}

// extent returns the outermost function declaration that f is written in, nil
// for the initialisation of package variables.
func (f *frame) extent() ast.Node {
	fn := f.fn
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	return fn.Syntax()
}

func (p *Package) placed(v *Value, extent ast.Node, hint token.Pos) *Value {
	if !hint.IsValid() && extent != nil {
		hint = extent.Pos()
	}
	var best ast.Expr
	for _, e := range p.constants()[constKey(v)] {
		if extent != nil && (e.Pos() < extent.Pos() || e.End() > extent.End()) {
			continue
		}
		if best == nil || p.distance(e.Pos(), hint) < p.distance(best.Pos(), hint) {
			best = e
		}
	}
	if best == nil {
		return v
	}
	w := *v
	w.weight = 0
	at := p.place(best.Pos())
	w.Place = &at
	if obj := p.constObject(best); obj != nil && obj.Pkg() != nil && obj.Pos().IsValid() {
		decl := p.placeIn(obj.Pkg().Path(), obj.Pos())
		if obj.Pkg() != p.Types && decl.Column > 0 {
			decl.Column = 1 // export data, which go vet reads, has lines only
		}
		w.Decl = &decl
	}
	return &w
}

func (p *Package) distance(a, b token.Pos) int {
	d := int(a - b)
	if d < 0 {
		d = -d
	}
	return d
}

// constObject returns the declared constant that e names, if any.
func (p *Package) constObject(e ast.Expr) types.Object {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		if c, ok := p.Info.Uses[e].(*types.Const); ok {
			return c
		}
	case *ast.SelectorExpr:
		return p.constObject(e.Sel)
	}
	return nil
}

// constants indexes the constant expressions of the package by their value.
func (p *Package) constants() map[string][]ast.Expr {
	if p.consts != nil {
		return p.consts
	}
	p.consts = map[string][]ast.Expr{}
	for _, file := range p.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			e, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			if tv := p.Info.Types[e]; tv.Value != nil {
				if key := exactKey(tv.Value); key != "" {
					p.consts[key] = append(p.consts[key], e)
				}
			}
			return true
		})
	}
	return p.consts
}

func exactKey(v constant.Value) string {
	switch v.Kind() {
	case constant.String:
		return "s" + constant.StringVal(v)
	case constant.Int:
		return "i" + v.ExactString()
	}
	return ""
}

func constKey(v *Value) string {
	if v.Kind == Str {
		return "s" + v.Text
	}
	return "i" + constant.MakeInt64(v.Num).ExactString()
}

// place returns a position in the package as text.
func (p *Package) place(pos token.Pos) Place {
	return p.placeIn(p.Types.Path(), pos)
}

// placeIn returns a position in some package as text; the file is empty where
// the position is not known.
func (p *Package) placeIn(pkg string, pos token.Pos) Place {
	at := p.Fset.Position(pos)
	if !at.IsValid() {
		return Place{Package: pkg}
	}
	return Place{Package: pkg, File: filepath.Base(at.Filename), Line: at.Line, Column: at.Column}
}
