package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/sockvet/sockvet/analyzer"
)

// A unit is the work of one process.
type unit struct {
	Path, Module, GoVersion string
	Files, Ignored          []string
	ImportMap               map[string]string
	Exports                 map[string]string // file of export data, by package path
	Facts                   map[string]string // file of facts, by path of a direct dependency
	FactsOut                string
	FactsOnly               bool // nobody asked for its findings
	Config                  string
}

// runUnit analyses a package, prints what the pass reports, and writes the
// facts.
func runUnit(file string, stdout io.Writer) error {
	var u unit
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, &u); err != nil {
		return fmt.Errorf("read %s: %w", file, err)
	}
	config, err := readConfig(u.Config)
	if err != nil {
		return err
	}
	pass := analyzer.New(analyzer.DefaultSettings())
	if err := config.apply(pass); err != nil {
		return err
	}
	fset := token.NewFileSet()
	files, pkg, info, err := u.check(fset)
	if err != nil {
		return err
	}
	facts := newFacts(pass, pkg)
	if err := facts.read(u.Facts); err != nil {
		return err
	}
	if err := u.analyse(pass, fset, files, pkg, info, facts, func(d analysis.Diagnostic) {
		at := fset.Position(d.Pos)
		if !u.FactsOnly && !config.excludes(at.Filename) {
			fmt.Fprintf(stdout, "%v: %s\n", at, d.Message)
		}
	}); err != nil {
		return err
	}
	return facts.write(u.FactsOut)
}

func (u *unit) check(fset *token.FileSet) ([]*ast.File, *types.Package, *types.Info, error) {
	var files []*ast.File
	for _, name := range u.Files {
		f, err := parser.ParseFile(fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, nil, nil, err
		}
		files = append(files, f)
	}
	info := &types.Info{
		Types: make(map[ast.Expr]types.TypeAndValue), Instances: make(map[*ast.Ident]types.Instance),
		Defs: make(map[*ast.Ident]types.Object), Uses: make(map[*ast.Ident]types.Object),
		Implicits: make(map[ast.Node]types.Object), Selections: make(map[*ast.SelectorExpr]*types.Selection),
		Scopes: make(map[ast.Node]*types.Scope), FileVersions: make(map[*ast.File]string),
	}
	exports := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(u.Exports[path]) })
	config := types.Config{Importer: mapped{u.ImportMap, exports}, Sizes: types.SizesFor("gc", "amd64"), GoVersion: u.GoVersion}
	pkg, err := config.Check(u.Path, fset, files, info)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("type-check: %w", err)
	}
	return files, pkg, info, nil
}

// mapped imports packages by the path that stands in the source.
type mapped struct {
	paths map[string]string
	types.Importer
}

func (m mapped) Import(path string) (*types.Package, error) {
	if p, ok := m.paths[path]; ok {
		path = p
	}
	return m.Importer.Import(path)
}

// analyse runs the pass and those that it requires.
func (u *unit) analyse(a *analysis.Analyzer, fset *token.FileSet, files []*ast.File, pkg *types.Package, info *types.Info, facts facts, report func(analysis.Diagnostic)) error {
	results := make(map[*analysis.Analyzer]any)
	var run func(*analysis.Analyzer) error
	run = func(one *analysis.Analyzer) error {
		for _, req := range one.Requires {
			if err := run(req); err != nil {
				return err
			}
		}
		pass := &analysis.Pass{
			Analyzer: one, Fset: fset, Files: files, IgnoredFiles: u.Ignored, Pkg: pkg, TypesInfo: info,
			TypesSizes: types.SizesFor("gc", "amd64"), Module: &analysis.Module{Path: u.Module, GoVersion: u.GoVersion},
			ResultOf: results, Report: report, ReadFile: os.ReadFile,
		}
		facts.Serve(pass)
		result, err := one.Run(pass)
		if err != nil {
			return fmt.Errorf("%s: %w", one.Name, err)
		}
		if got := reflect.TypeOf(result); got != one.ResultType {
			return fmt.Errorf("%s: result of type %v, want %v", one.Name, got, one.ResultType)
		}
		results[one] = result
		return nil
	}
	return run(a)
}
