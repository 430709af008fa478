package unit

import (
	"encoding/gob"
	"errors"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"slices"
	"strconv"

	"golang.org/x/tools/go/analysis"
)

// ErrNotHere says that a package is for unitchecker.
var ErrNotHere = errors.New("the findings of the package are wanted")

// Facts makes the facts of the package that a configuration file of the vet
// protocol describes, and writes them where that says. It returns [ErrNotHere]
// if the findings of the package are wanted too, and another error if the
// package can't be analysed. Nothing is written then.
//
// The analyzer must not require another.
func Facts(name string, a *analysis.Analyzer) error {
	cfg, err := readConfig(name)
	if err != nil {
		return err
	}
	if !cfg.VetxOnly || cfg.VetxOutput == "" || len(cfg.GoFiles) == 0 {
		return ErrNotHere
	}
	u := &unit{
		config:  cfg,
		fset:    token.NewFileSet(),
		imports: make(map[string]*types.Package),
		read:    make(map[string]vetx),
	}
	if err := u.analyse(a); err != nil {
		return fmt.Errorf("%s: %w", cfg.ImportPath, err)
	}
	return nil
}

// A unit is one package under analysis.
type unit struct {
	*config
	fset    *token.FileSet
	files   []*ast.File
	imports map[string]*types.Package // all that the imports lead to, by path
	read    map[string]vetx           // of imports, by path
	sizes   types.Sizes
}

func (u *unit) analyse(a *analysis.Analyzer) error {
	for _, f := range a.FactTypes {
		gob.Register(f)
	}
	if err := u.parse(); err != nil {
		return err
	}
	direct, err := u.importAll()
	if err != nil {
		return err
	}
	facts, err := readFacts(direct, u.imports, func(path string) []byte { return u.read[path].facts })
	if err != nil {
		return err
	}
	touches := mayTouch(u.files, facts, u.ImportMap)
	pkg, info, err := u.check(touches)
	if err != nil {
		return err
	}
	facts.Package = pkg
	if touches || facts.hasPackageFacts() {
		if _, err := a.Run(u.pass(a, pkg, info, facts)); err != nil {
			return err
		}
	}
	encoded, err := facts.encode()
	if err != nil {
		return err
	}
	return writeVetx(u.VetxOutput, u.fset, pkg, encoded)
}

// parse reads the files one after the other, as unitchecker does, so that
// positions are in the same order. Objects are left unresolved, for types say
// more.
func (u *unit) parse() error {
	for _, name := range u.GoFiles {
		f, err := parser.ParseFile(u.fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		u.files = append(u.files, f)
	}
	return nil
}

// importAll imports what the files import, and returns it in the order of
// paths.
func (u *unit) importAll() ([]*types.Package, error) {
	paths := make(map[string]bool)
	for _, f := range u.files {
		for _, spec := range f.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return nil, err
			}
			paths[path] = true
		}
	}
	var direct []*types.Package
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		pkg, err := u.Import(path)
		if err != nil {
			return nil, err
		}
		direct = append(direct, pkg)
	}
	return direct, nil
}

// Import returns the package that a path in the source means.
func (u *unit) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	path, ok := u.ImportMap[path]
	if !ok {
		return nil, fmt.Errorf("import %q: unknown to the go command", path)
	}
	written, ok := u.read[path]
	if !ok {
		var err error
		if written, err = readVetx(u.PackageVetx[path]); err != nil {
			return nil, err
		}
		u.read[path] = written
	}
	if pkg := u.imports[path]; pkg != nil && pkg.Complete() {
		return pkg, nil
	}
	return written.importTypes(u.fset, u.imports, path)
}

// check type-checks the package: all of it, or the declarations alone.
func (u *unit) check(bodies bool) (*types.Package, *types.Info, error) {
	u.sizes = types.SizesFor("gc", build.Default.GOARCH)
	conf := types.Config{
		Importer:         u,
		Sizes:            u.sizes,
		GoVersion:        u.GoVersion,
		IgnoreFuncBodies: !bodies,
	}
	var info *types.Info
	if bodies {
		info = &types.Info{
			Types:        make(map[ast.Expr]types.TypeAndValue),
			Defs:         make(map[*ast.Ident]types.Object),
			Uses:         make(map[*ast.Ident]types.Object),
			Implicits:    make(map[ast.Node]types.Object),
			Instances:    make(map[*ast.Ident]types.Instance),
			Scopes:       make(map[ast.Node]*types.Scope),
			Selections:   make(map[*ast.SelectorExpr]*types.Selection),
			FileVersions: make(map[*ast.File]string),
		}
	}
	pkg, err := conf.Check(u.ImportPath, u.fset, u.files, info)
	if info == nil {
		info = new(types.Info) // the pass asks for nothing in it
	}
	return pkg, info, err
}

func (u *unit) pass(a *analysis.Analyzer, pkg *types.Package, info *types.Info, facts factSet) *analysis.Pass {
	pass := &analysis.Pass{
		Analyzer:     a,
		Fset:         u.fset,
		Files:        u.files,
		OtherFiles:   u.NonGoFiles,
		IgnoredFiles: u.IgnoredFiles,
		Pkg:          pkg,
		TypesInfo:    info,
		TypesSizes:   u.sizes,
		Module:       u.module(),
		Report:       func(analysis.Diagnostic) {}, // nobody asked
		ReadFile:     u.readFile,
	}
	facts.Serve(pass)
	return pass
}

// readFile keeps to the files that [analysis.Pass] allows.
func (u *unit) readFile(name string) ([]byte, error) {
	if !slices.Contains(slices.Concat(u.GoFiles, u.NonGoFiles, u.IgnoredFiles), name) {
		return nil, fmt.Errorf("read %s: not a file of package %s", name, u.ImportPath)
	}
	return os.ReadFile(name)
}
