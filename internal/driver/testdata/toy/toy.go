// Package toy has an analyzer that stands in for the real pass in the
// driver's tests. It knows one primitive, a function named Primitive, and
// derives who calls it, with every kind of fact there is, so that a driver
// which shows one fact too many or too few gives other findings.
package toy

import (
	"fmt"
	"go/ast"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/rules"
)

// Depth is a fact about a function or method: it is that many calls away
// from the primitive.
type Depth struct{ N int }

// AFact marks a fact.
func (*Depth) AFact()           {}
func (d *Depth) String() string { return fmt.Sprintf("depth %d", d.N) }

// Marked is a fact about a field, a type, a parameter or a variable whose
// name begins with Mark or mark.
type Marked struct{ By string }

// AFact marks a fact.
func (*Marked) AFact()           {}
func (m *Marked) String() string { return "marked by " + m.By }

// Summary is a fact about a package: what it and its direct imports say.
type Summary struct{ Lines []string }

// AFact marks a fact.
func (*Summary) AFact()           {}
func (s *Summary) String() string { return strings.Join(s.Lines, ",") }

// Analyzer finds the calls that lead to the primitive.
var Analyzer = &analysis.Analyzer{
	Name:       "toy",
	Doc:        "report calls that lead to a function named Primitive",
	Requires:   []*analysis.Analyzer{inspect.Analyzer},
	FactTypes:  []analysis.Fact{new(Depth), new(Marked), new(Summary)},
	ResultType: reflect.TypeFor[*analyzer.Result](),
	Run:        run,
}

// MayTouch tells for the toy what socketflow.MayTouch tells for the real
// pass.
func MayTouch(files []*ast.File) bool {
	found := false
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			found = found || ok && (id.Name == "Primitive" || IsMark(id.Name))
			return !found
		})
	}
	return found
}

// IsMark reports whether a name is that of something marked.
func IsMark(name string) bool { return strings.EqualFold(name[:min(4, len(name))], "mark") }

type toy struct {
	*analysis.Pass
	result analyzer.Result
}

func run(pass *analysis.Pass) (any, error) {
	t := &toy{Pass: pass}
	if obj := pass.Pkg.Scope().Lookup("PanicInPass"); obj != nil {
		panic("the toy was asked to panic")
	}
	t.exportMarks()
	t.exportDepths()
	touched := t.reportCalls()
	if touched {
		t.reportFacts()
	}
	return &t.result, nil
}

func (t *toy) report(node ast.Node, rule, format string, args ...any) {
	msg := fmt.Sprintf(format, args...)
	t.result.Findings = append(t.result.Findings, analyzer.Finding{
		Rule:    rule,
		Level:   rules.Warning,
		Pos:     node.Pos(),
		End:     node.End(),
		Message: msg,
	})
	t.Report(analysis.Diagnostic{Pos: node.Pos(), End: node.End(), Category: rule, Message: msg})
}

// exportMarks exports facts about all that is named Mark…, declared in any
// place.
func (t *toy) exportMarks() {
	for _, obj := range t.TypesInfo.Defs {
		if obj == nil || obj.Pkg() != t.Pkg || len(obj.Name()) < 4 || !strings.EqualFold(obj.Name()[:4], "mark") {
			continue
		}
		t.ExportObjectFact(obj, &Marked{By: t.Pkg.Path()})
	}
}

// exportDepths exports a fact about every function that calls one with a
// fact, until there are no more.
func (t *toy) exportDepths() {
	for changed := true; changed; {
		changed = false
		for _, file := range t.Files {
			for _, decl := range file.Decls {
				fn, ok := decl.(*ast.FuncDecl)
				if !ok || fn.Body == nil || fn.Name.Name == "_" {
					continue
				}
				obj := t.TypesInfo.Defs[fn.Name]
				if obj == nil {
					continue // the package is seen for what its imports say of themselves
				}
				if t.ImportObjectFact(obj, new(Depth)) {
					continue
				}
				if n := t.depthOf(fn); n > 0 {
					t.ExportObjectFact(obj, &Depth{N: n})
					changed = true
				}
			}
		}
	}
}

// depthOf returns 0 if the function doesn't lead to the primitive.
func (t *toy) depthOf(fn *ast.FuncDecl) int {
	if fn.Name.Name == "Primitive" {
		return 1
	}
	depth := 0
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		var d Depth
		if callee := t.callee(call); callee != nil && t.ImportObjectFact(callee, &d) {
			depth = max(depth, d.N+1)
		}
		return true
	})
	return depth
}

func (t *toy) callee(call *ast.CallExpr) types.Object {
	fun := ast.Unparen(call.Fun)
	if ix, ok := fun.(*ast.IndexExpr); ok {
		fun = ix.X
	}
	switch fun := fun.(type) {
	case *ast.Ident:
		return origin(t.TypesInfo.Uses[fun])
	case *ast.SelectorExpr:
		return origin(t.TypesInfo.Uses[fun.Sel])
	}
	return nil
}

func origin(obj types.Object) types.Object {
	if fn, ok := obj.(*types.Func); ok {
		return fn.Origin()
	}
	return obj
}

// reportCalls reports calls of functions with facts, and uses of marked
// things.
func (t *toy) reportCalls() bool {
	touched := false
	in := t.ResultOf[inspect.Analyzer].(*inspector.Inspector)
	in.Preorder([]ast.Node{(*ast.CallExpr)(nil), (*ast.Ident)(nil)}, func(n ast.Node) {
		switch n := n.(type) {
		case *ast.CallExpr:
			var d Depth
			if callee := t.callee(n); callee != nil && t.ImportObjectFact(callee, &d) {
				touched = true
				t.report(n, "call", "call of %s leads to the primitive (%s)", callee.Name(), &d)
			}
		case *ast.Ident:
			var m Marked
			obj := t.TypesInfo.Uses[n]
			if obj != nil && t.ImportObjectFact(obj, &m) {
				touched = true
				t.report(n, "mark", "%s is %s", obj.Name(), &m)
			}
		}
	})
	return touched
}

// reportFacts reports every fact that the driver shows, and summarizes them
// in a package fact.
func (t *toy) reportFacts() {
	var lines []string
	for _, f := range t.AllObjectFacts() {
		lines = append(lines, fmt.Sprintf("%s.%s %s", f.Object.Pkg().Path(), f.Object.Name(), f.Fact))
	}
	for _, f := range t.AllPackageFacts() {
		lines = append(lines, fmt.Sprintf("%s: %d lines", f.Package.Path(), len(f.Fact.(*Summary).Lines)))
	}
	slices.Sort(lines)
	t.ExportPackageFact(&Summary{Lines: lines})
	t.report(t.Files[0].Name, "facts", "package knows %s", strings.Join(lines, "; "))
}
