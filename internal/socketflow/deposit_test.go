package socketflow

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"testing"
)

const depositingSource = `package p

type Server struct{ Addr string }

type Config struct{ Web Server }

func (s *Server) Set(addr string) { s.Addr = addr }

func (c *Config) SetDefaults() { c.Web.Set(":50051") }
`

// TestDepositsAreFree: what is stored is known whatever is left of the steps of the
// question for which it is asked first, and takes none of them.
func TestDepositsAreFree(t *testing.T) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", depositingSource, 0)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, Implicits: map[ast.Node]types.Object{}, Scopes: map[ast.Node]*types.Scope{},
		Instances: map[*ast.Ident]types.Instance{}, FileVersions: map[*ast.File]string{},
	}
	pkg, err := new(types.Config).Check("p", fset, []*ast.File{file}, info)
	if err != nil {
		t.Fatal(err)
	}
	p := Analyze(Input{Fset: fset, Files: []*ast.File{file}, Types: pkg, Info: info})
	for _, f := range p.all { // as if nobody had asked before
		f.written, f.stored = nil, nil
		clear(f.called)
	}
	p.steps = maxSteps - 1
	deposits := p.deposits()["p.Server.Addr"]
	if p.steps != maxSteps-1 {
		t.Errorf("%d steps are left, want 1", maxSteps-p.steps)
	}
	p.steps = 0
	for _, d := range deposits {
		if d.f.fn.Name() == "SetDefaults" && d.value().String() == `":50051"` {
			return
		}
	}
	t.Errorf("what SetDefaults stores is not among %d deposits", len(deposits))
}
