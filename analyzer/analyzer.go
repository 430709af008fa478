package analyzer

import (
	_ "embed"
	"go/ast"
	"go/types"
	"reflect"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/sockvet/sockvet/internal/socketflow"
)

//go:embed doc.go
var source string

// Analyzer is the pass with default settings, which its flags change.
var Analyzer = New(DefaultSettings())

// New returns the pass with the given settings, which its flags start from.
// Unknown names in the settings are errors of the first run; [Settings.Check]
// finds them earlier.
func New(s Settings) *analysis.Analyzer {
	settings := &s
	a := &analysis.Analyzer{
		Name:       "sockvet",
		Doc:        manual(source),
		URL:        "https://github.com/sockvet/sockvet",
		ResultType: reflect.TypeFor[*Result](),
		FactTypes:  []analysis.Fact{new(socketflow.FuncFact), new(socketflow.VarFact), new(socketflow.LedgerFact)},
		Run:        func(pass *analysis.Pass) (any, error) { return run(pass, settings) },
	}
	settings.Register(&a.Flags)
	return a
}

// manual extracts the text under the heading "# Analyzer sockvet" of the
// package comment: what the reader of the documentation and the user of
// 'go vet help' read stands once.
func manual(source string) string {
	comment, _, _ := strings.Cut(source, "\npackage ")
	_, text, _ := strings.Cut(comment, "# Analyzer sockvet\n")
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimPrefix(strings.TrimPrefix(line, "//"), " ")
		b.WriteString(line)
	}
	return strings.TrimPrefix(strings.TrimSpace(b.String()), "sockvet: ")
}

func run(pass *analysis.Pass, settings *Settings) (*Result, error) {
	if err := settings.Check(); err != nil {
		return nil, err
	}
	known := newFacts(pass)
	win := &windows{pass: pass}
	p := read(pass, settings, known, win)
	r := newReporter(pass, settings)
	r.judge(p)
	p.Facts(socketflow.Exporter{
		Func: func(fn *types.Func, fact *socketflow.FuncFact) { pass.ExportObjectFact(fn, fact) },
		Var:  func(v *types.Var, fact *socketflow.VarFact) { pass.ExportObjectFact(v, fact) },
	})
	if fact := p.LedgerFact(); fact != nil {
		pass.ExportPackageFact(fact)
	}
	return r.result(newSuppressor(r, win.foreign)), nil
}

// read looks closely at a package that touches sockets. Most don't, and only
// pass on what they inherit.
func read(pass *analysis.Pass, settings *Settings, known *facts, win *windows) *socketflow.Package {
	in := socketflow.Input{
		Fset:    pass.Fset,
		Files:   pass.Files,
		Types:   pass.Pkg,
		Info:    pass.TypesInfo,
		Module:  modulePath(pass),
		Summary: known.summary,
		Value:   known.value,
		Ledger:  known.ledger,
		Fields:  known.asked,
		Telling: known.has,
		Within:  settings.Deps,
		Skip:    func(f *ast.File) bool { return !settings.Tests && isTest(pass, f) },
		Foreign: win.foreign,
		Idle:    win.idle,
	}
	if !socketflow.Touches(pass.Pkg, pass.Files, pass.TypesInfo, known.has) {
		return socketflow.Relay(in)
	}
	return socketflow.Analyze(in)
}

func modulePath(pass *analysis.Pass) string {
	if pass.Module == nil {
		return ""
	}
	return pass.Module.Path
}

func isTest(pass *analysis.Pass, f *ast.File) bool {
	return strings.HasSuffix(pass.Fset.File(f.FileStart).Name(), "_test.go")
}
