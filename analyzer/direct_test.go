package analyzer_test

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/sockvet/sockvet/analyzer"
)

// A loaded package is one that the pass can be run on without its
// dependencies: nothing is known of the functions of these but the primitives.
// That takes milliseconds, where analysistest takes seconds.
type loaded struct {
	fset  *token.FileSet
	files []*ast.File
	types *types.Package
	info  *types.Info
	errs  []types.Error
}

// programs loads testdata/src/settings, its tests included, and
// testdata/src/broken for Windows.
var programs = sync.OnceValues(func() ([]*packages.Package, error) {
	cfg := &packages.Config{
		Mode:  packages.LoadAllSyntax,
		Dir:   filepath.Join("testdata", "src"),
		Tests: true,
		Env:   goEnvironment("windows"),
	}
	pkgs, err := packages.Load(cfg, "./settings", "./broken/...")
	if err != nil {
		return nil, fmt.Errorf("load programs: %w", err)
	}
	return pkgs, nil
})

// settingsProgram is package settings together with its tests.
func settingsProgram(t *testing.T) *packages.Package {
	t.Helper()
	pkgs, err := programs()
	if err != nil {
		t.Fatal(err)
	}
	for _, pkg := range pkgs {
		if pkg.PkgPath == "settings" && strings.Contains(pkg.ID, "[") {
			return pkg
		}
	}
	t.Fatalf("package settings is not among %v", pkgs)
	return nil
}

// goEnvironment is the environment of a go command that loads packages under
// testdata for an operating system.
func goEnvironment(goos string) []string {
	gopath, err := filepath.Abs("testdata")
	if err != nil {
		panic(err)
	}
	return append(os.Environ(), "GOOS="+goos, "CGO_ENABLED=0", "GO111MODULE=off", "GOPATH="+gopath, "GOFLAGS=")
}

func loadSettings(t *testing.T) loaded {
	t.Helper()
	pkg := settingsProgram(t)
	return loaded{fset: pkg.Fset, files: pkg.Syntax, types: pkg.Types, info: pkg.TypesInfo}
}

// compile type-checks one file, which may import what the settings program
// imports. Type errors are kept, as a driver that goes on despite them would.
func compile(t *testing.T, source string) loaded {
	t.Helper()
	pkg := settingsProgram(t)
	l := loaded{
		fset: token.NewFileSet(),
		info: &types.Info{
			Types:        map[ast.Expr]types.TypeAndValue{},
			Defs:         map[*ast.Ident]types.Object{},
			Uses:         map[*ast.Ident]types.Object{},
			Implicits:    map[ast.Node]types.Object{},
			Instances:    map[*ast.Ident]types.Instance{},
			Scopes:       map[ast.Node]*types.Scope{},
			Selections:   map[*ast.SelectorExpr]*types.Selection{},
			FileVersions: map[*ast.File]string{},
		},
	}
	file, err := parser.ParseFile(l.fset, filepath.Join(t.TempDir(), "source_windows.go"), source, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	l.files = []*ast.File{file}
	config := types.Config{
		Importer: importerFrom(pkg),
		Error: func(err error) {
			if te, ok := errors.AsType[types.Error](err); ok {
				l.errs = append(l.errs, te)
			}
		},
	}
	l.types, _ = config.Check("source", l.fset, l.files, l.info)
	return l
}

type importFunc func(path string) (*types.Package, error)

func (f importFunc) Import(path string) (*types.Package, error) { return f(path) }

// importerFrom imports what a loaded package depends on.
func importerFrom(root *packages.Package) types.Importer {
	byPath := map[string]*types.Package{}
	packages.Visit([]*packages.Package{root}, nil, func(p *packages.Package) { byPath[p.PkgPath] = p.Types })
	return importFunc(func(path string) (*types.Package, error) {
		if pkg := byPath[path]; pkg != nil {
			return pkg, nil
		}
		return nil, fmt.Errorf("package %s is not among the dependencies of %s", path, root)
	})
}

// run runs the pass on a package and returns its result and diagnostics.
func run(t *testing.T, a *analysis.Analyzer, l loaded) (*analyzer.Result, []analysis.Diagnostic, error) {
	t.Helper()
	var diagnostics []analysis.Diagnostic
	result, err := a.Run(&analysis.Pass{
		Analyzer:          a,
		Fset:              l.fset,
		Files:             l.files,
		Pkg:               l.types,
		TypesInfo:         l.info,
		TypesSizes:        types.SizesFor("gc", "amd64"),
		TypeErrors:        l.errs,
		ResultOf:          map[*analysis.Analyzer]any{},
		ReadFile:          os.ReadFile,
		Report:            func(d analysis.Diagnostic) { diagnostics = append(diagnostics, d) },
		ImportObjectFact:  func(types.Object, analysis.Fact) bool { return false },
		ImportPackageFact: func(*types.Package, analysis.Fact) bool { return false },
		ExportObjectFact:  func(types.Object, analysis.Fact) {},
		ExportPackageFact: func(analysis.Fact) {},
		AllObjectFacts:    func() []analysis.ObjectFact { return nil },
		AllPackageFacts:   func() []analysis.PackageFact { return nil },
	})
	if err != nil {
		return nil, nil, err
	}
	return result.(*analyzer.Result), diagnostics, nil
}

// brief lists findings as "FILE LEVEL RULE PORT", in order.
func brief(l loaded, findings []analyzer.Finding) []string {
	var lines []string
	for _, f := range findings {
		line := fmt.Sprintf("%s %v %s", filepath.Base(l.fset.Position(f.Pos).Filename), f.Level, f.Rule)
		if f.Bind != nil {
			line += fmt.Sprintf(" %d", f.Bind.Port)
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return lines
}
