package socketflow

import (
	"cmp"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"

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
	return f.pkg.placedAt(v, f.nearest(v, at))
}

// placedArgument is placed for an argument of a call. Where two calls on adjacent lines
// have the same, each has its own.
func (f *frame) placedArgument(v *Value, call ssa.CallInstruction) *Value {
	if v.Place != nil || !wantsPlace(v) {
		return v
	}
	best := f.pkg.within(v, call)
	if best == nil {
		best = f.nearest(v, call)
	}
	return f.pkg.placedAt(v, best)
}

// within returns the expression with a constant value in the source of a call, nil if
// there is none or no question which it is.
func (p *Package) within(v *Value, call ssa.CallInstruction) ast.Expr {
	key := keyOfValue(v)
	if len(p.constants(key)) < 2 {
		return nil
	}
	c := p.callAt(callPos(call))
	if c == nil {
		return nil
	}
	return p.nearest(key, c, c.Lparen)
}

// nearest returns the expression with a constant value that is nearest to an
// instruction.
func (f *frame) nearest(v *Value, at ssa.Instruction) ast.Expr {
	hint := token.NoPos
	if at != nil {
		hint = at.Pos()
	}
	return f.pkg.nearest(keyOfValue(v), f.extent(), hint)
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

// placedAt returns v with the place of an expression, as it is if that is nil.
func (p *Package) placedAt(v *Value, best ast.Expr) *Value {
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

// nearest returns the expression with a constant value that is nearest to a
// position, within an extent (nil: anywhere in the package), nil if there is
// none.
func (p *Package) nearest(c constKey, extent ast.Node, hint token.Pos) ast.Expr {
	es := p.constants(c)
	if extent != nil {
		es = es[indexFrom(es, extent.Pos()):indexFrom(es, extent.End())]
		if !hint.IsValid() {
			hint = extent.Pos()
		}
	}
	after := indexFrom(es, hint)
	if after == 0 {
		return first(es)
	}
	before := es[indexFrom(es, es[after-1].Pos())]
	if after < len(es) && es[after].Pos()-hint < hint-before.Pos() {
		return es[after]
	}
	return before
}

// indexFrom returns the index of the first of some expressions, in the order of
// their positions, that does not start before one.
func indexFrom(es []ast.Expr, pos token.Pos) int {
	i, _ := slices.BinarySearchFunc(es, pos, func(e ast.Expr, pos token.Pos) int { return cmp.Compare(e.Pos(), pos) })
	return i
}

func first(es []ast.Expr) ast.Expr {
	if len(es) == 0 {
		return nil
	}
	return es[0]
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

// constants returns the expressions of the package with a constant value, in
// the order of their positions, an outer one first.
func (p *Package) constants(c constKey) []ast.Expr {
	if p.consts == nil {
		p.indexConstants()
	}
	es := p.consts[c]
	if es == nil {
		return nil
	}
	if !es.sorted {
		es.sorted = true
		slices.SortFunc(es.exprs, func(a, b ast.Expr) int {
			return cmp.Or(cmp.Compare(a.Pos(), b.Pos()), cmp.Compare(b.End(), a.End()))
		})
	}
	return es.exprs
}

// constantExprs are the expressions with one constant value.
type constantExprs struct {
	exprs  []ast.Expr
	sorted bool
}

func (p *Package) indexConstants() {
	p.consts = map[constKey]*constantExprs{}
	for e, tv := range p.Info.Types {
		key, ok := keyOf(tv.Value)
		if !ok || p.isUnwritten(e) {
			continue
		}
		es := p.consts[key]
		if es == nil {
			es = &constantExprs{}
			p.consts[key] = es
		}
		es.exprs = append(es.exprs, e)
	}
}

// isUnwritten reports whether an expression is the 1 of x++, which go/types puts
// where x stands.
func (p *Package) isUnwritten(e ast.Expr) bool {
	lit, ok := e.(*ast.BasicLit)
	return ok && lit.Value == "1" && p.counters[lit.ValuePos]
}

// A constKey is a constant that may have a place: see wantsPlace.
type constKey struct {
	kind Kind // Str or Int
	text string
	num  int64
}

func keyOfValue(v *Value) constKey { return constKey{v.Kind, v.Text, v.Num} }

func keyOf(c constant.Value) (constKey, bool) {
	if c == nil {
		return constKey{}, false
	}
	switch c.Kind() {
	case constant.String:
		text := constant.StringVal(c)
		return constKey{kind: Str, text: text}, text != ""
	case constant.Int:
		n, ok := constant.Int64Val(c)
		return constKey{kind: Int, num: n}, ok
	}
	return constKey{}, false
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
