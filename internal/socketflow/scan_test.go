package socketflow_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/socketflow"
)

// TestMayTouch holds the judgement by identifiers, on which a driver passes a
// package over, against the one by types and against what the pass says of the
// package: it must never be false where these have something.
func TestMayTouch(t *testing.T) {
	gopath, err := filepath.Abs("../../analyzer/testdata")
	if err != nil {
		t.Fatal(err)
	}
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.LoadAllSyntax,
		Dir:  filepath.Join(gopath, "src"),
		Env:  append(os.Environ(), "GOOS=windows", "CGO_ENABLED=0", "GO111MODULE=off", "GOFLAGS=", "GOPATH="+gopath),
	}, "net/http", "net/rpc", "crypto/tls", "log", "./...")
	if err != nil {
		t.Fatal(err)
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{analyzer.New(analyzer.DefaultSettings())}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	touching, passed := 0, 0
	for act := range graph.All() {
		pkg := act.Package
		if act.Err != nil {
			continue // does not compile
		}
		below := map[types.Object]bool{}
		known := socketflow.Names{}
		own := 0
		for _, f := range act.AllObjectFacts() {
			if f.Object.Pkg() == pkg.Types {
				own++
				continue
			}
			below[f.Object], known[f.Object.Name()] = true, true
		}
		may := socketflow.MayTouch(pkg.Syntax, known) || analyzer.HasDirectives(pkg.Syntax)
		if !may {
			passed++
		}
		touches := socketflow.Touches(pkg.Types, pkg.Syntax, pkg.TypesInfo, func(obj types.Object) bool {
			if fn, ok := obj.(*types.Func); ok {
				obj = fn.Origin()
			}
			return below[obj]
		})
		if touches {
			touching++
		}
		if !may && (touches || own > 0 || len(act.Diagnostics) > 0) {
			t.Errorf("%s may not touch a socket by its identifiers, but by types: %t; it has %d facts and %d findings",
				pkg, touches, own, len(act.Diagnostics))
		}
	}
	if touching < 15 || passed < 15 {
		t.Errorf("%d packages touch sockets and %d are passed over: too few to tell anything", touching, passed)
	}
}

// TestTables: an address in a table is no default, for nobody reads the table.
func TestTables(t *testing.T) {
	entries := strings.Repeat("\t{\"some name\", \"localhost\"},\n", 1<<16/20)
	table := "[]struct{ name, host string }{\n" + entries + "\t{\"x\", \"localhost:8000\"},\n}\n"
	for _, tt := range []struct {
		name, code string
		want       bool
	}{
		{"short", `var hosts = []string{"localhost", "localhost:8000"}`, true},
		{"table", "var hosts = " + table, false},
		{"after a table", "var hosts = " + table + `var host = "localhost:8000"`, true},
		{"before a table", "func host() string { return \"localhost:8000\" }\n\nvar hosts = " + table, true},
		{"in a function", "func code() {\nvar hosts = " + table + "_ = hosts\n}", true},
	} {
		file, err := parser.ParseFile(token.NewFileSet(), tt.name, "package p\n\n"+tt.code, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files := []*ast.File{file}
		info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
		touches := socketflow.Touches(types.NewPackage("p", "p"), files, info, func(types.Object) bool { return false })
		if may := socketflow.MayTouch(files, nil); may != tt.want || touches != tt.want {
			t.Errorf("%s: may touch a socket: %t, touches one: %t; want %t", tt.name, may, touches, tt.want)
		}
	}
}
