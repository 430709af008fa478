package socketflow

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"testing"
)

const countingSource = `package p

func listen(port int) {}

func before() { listen(1); listen(7) }

func f() {
	n := 7
	n++
	listen(
		1,
	)
	listen(7)
}
`

// TestNearest: the place of a constant is an expression that is written within
// the function, whatever go/types notes of others.
func TestNearest(t *testing.T) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", countingSource, 0)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
	}
	pkg, err := new(types.Config).Check("p", fset, []*ast.File{file}, info)
	if err != nil {
		t.Fatal(err)
	}
	p := Relay(Input{Fset: fset, Files: []*ast.File{file}, Types: pkg, Info: info})
	newSurvey(p)
	f := file.Decls[2]
	line := func(n int) token.Pos { return fset.File(file.Pos()).LineStart(n) }
	for _, c := range []struct {
		number int64
		extent ast.Node
		hint   token.Pos
		line   int // 0: nowhere
	}{
		{1, f, line(9), 11}, // not the 1 of n++
		{7, f, line(9), 8},
		{7, f, line(12), 13},
		{7, f, token.NoPos, 8},
		{7, nil, token.NoPos, 5},
		{1, nil, line(13), 11},
		{2, f, line(9), 0},
	} {
		got := 0
		if e := p.nearest(constKey{kind: Int, num: c.number}, c.extent, c.hint); e != nil {
			got = fset.Position(e.Pos()).Line
		}
		if got != c.line {
			t.Errorf("%d near line %d stands in line %d, want %d", c.number, fset.Position(c.hint).Line, got, c.line)
		}
	}
}
