package socketflow

import (
	"go/ast"
	"testing"
)

// TestHasPortAfter: what is in a list is asked about once each, however many ports
// there are without a name.
func TestHasPortAfter(t *testing.T) {
	port, name, other := &ast.BasicLit{Value: "80"}, &ast.BasicLit{Value: `"port"`}, &ast.BasicLit{Value: `"x"`}
	for _, tt := range []struct {
		list []ast.Expr
		want bool
	}{
		{nil, false},
		{[]ast.Expr{port, name}, false},
		{[]ast.Expr{name, port}, true},
		{[]ast.Expr{other, name, other, port}, true},
		{[]ast.Expr{name, &ast.KeyValueExpr{Key: other, Value: port}}, true},
		{[]ast.Expr{port, port, port, port, port, port, port, port, port, other}, false},
	} {
		asked := 0
		is := func(lit *ast.BasicLit) func(ast.Expr) bool {
			return func(e ast.Expr) bool {
				asked++
				return e == lit
			}
		}
		if got := hasPortAfter(tt.list, is(name), is(port)); got != tt.want {
			t.Errorf("%v has a port after a name: %t, want %t", tt.list, got, tt.want)
		}
		if asked > 2*len(tt.list) {
			t.Errorf("of %d elements %d things are asked", len(tt.list), asked)
		}
	}
}
