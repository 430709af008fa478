package driver

import (
	"fmt"
	"go/ast"
	"go/token"
	"os"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/sockvet/sockvet/analyzer"
)

// passInput is what the passes over one package have in common.
type passInput struct {
	node  *node
	fset  *token.FileSet
	files []*ast.File
	checked
	facts *factView
}

// runPass runs the analyzer, and first those it requires, on one package. A
// panic in any of them comes back as an error.
func runPass(a *analysis.Analyzer, in passInput) (res *analyzer.Result, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v (%s)", r, panicSite(debug.Stack()))
		}
	}()
	value, err := in.run(a, make(map[*analysis.Analyzer]any))
	if err != nil {
		return nil, err
	}
	res, ok := value.(*analyzer.Result)
	if !ok {
		return nil, fmt.Errorf("analyzer %s returned a %T, not a %T", a, value, res)
	}
	return res, nil
}

// run runs one analyzer unless it is among the done ones.
func (in *passInput) run(a *analysis.Analyzer, done map[*analysis.Analyzer]any) (any, error) {
	if value, ok := done[a]; ok {
		return value, nil
	}
	inputs := make(map[*analysis.Analyzer]any, len(a.Requires))
	for _, req := range a.Requires {
		value, err := in.run(req, done)
		if err != nil {
			return nil, fmt.Errorf("required by %s: %w", a, err)
		}
		inputs[req] = value
	}
	value, err := a.Run(in.pass(a, inputs))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", a, err)
	}
	done[a] = value
	return value, nil
}

// pass makes what the vet protocol would hand to the analyzer.
func (in *passInput) pass(a *analysis.Analyzer, inputs map[*analysis.Analyzer]any) *analysis.Pass {
	wanted := make(map[reflect.Type]bool)
	for _, f := range a.FactTypes {
		wanted[reflect.TypeOf(f)] = true
	}
	pass := &analysis.Pass{
		Analyzer:          a,
		Fset:              in.fset,
		Files:             in.files,
		OtherFiles:        in.node.meta.OtherFiles,
		IgnoredFiles:      in.node.meta.IgnoredFiles,
		Pkg:               in.pkg,
		TypesInfo:         in.info,
		TypesSizes:        in.node.sizes,
		TypeErrors:        in.hard,
		Module:            in.node.module(),
		ResultOf:          inputs,
		Report:            func(analysis.Diagnostic) {}, // the result says the same and more
		ImportObjectFact:  in.facts.importObjectFact,
		ExportObjectFact:  in.facts.exportObjectFact,
		ImportPackageFact: in.facts.importPackageFact,
		ExportPackageFact: in.facts.exportPackageFact,
		AllObjectFacts:    func() []analysis.ObjectFact { return in.facts.allObjectFacts(wanted) },
		AllPackageFacts:   func() []analysis.PackageFact { return in.facts.allPackageFacts(wanted) },
	}
	pass.ReadFile = func(name string) ([]byte, error) { return readFile(pass, name) }
	return pass
}

// readFile keeps to the files that analysis.Pass.ReadFile allows.
func readFile(pass *analysis.Pass, name string) ([]byte, error) {
	allowed := slices.Contains(pass.OtherFiles, name) ||
		slices.Contains(pass.IgnoredFiles, name) ||
		slices.ContainsFunc(pass.Files, func(f *ast.File) bool {
			return pass.Fset.File(f.FileStart).Name() == name
		})
	if !allowed {
		return nil, fmt.Errorf("read %s: not a file of package %s", name, pass.Pkg.Path())
	}
	return os.ReadFile(name)
}

// module returns the package's module as the vet protocol tells it, nil for
// the standard library.
func (n *node) module() *analysis.Module {
	mod := n.meta.Module
	if mod == nil {
		return nil
	}
	return &analysis.Module{Path: mod.Path, Version: mod.Version, GoVersion: n.goVersion()}
}

// panicSite picks from a stack the function that panicked and its line: the
// first frames after the last mention of panic itself.
func panicSite(stack []byte) string {
	lines := strings.Split(strings.TrimSpace(string(stack)), "\n")
	for i, line := range slices.Backward(lines) {
		if strings.HasPrefix(line, "panic(") && i+3 < len(lines) {
			fn, _, _ := strings.Cut(lines[i+2], "(0x")
			at, _, _ := strings.Cut(strings.TrimSpace(lines[i+3]), " +0x")
			return fn + " at " + at
		}
	}
	return "unknown place"
}
