package driver

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// checked is a type-checked package.
type checked struct {
	pkg  *types.Package
	info *types.Info // nil unless bodies were checked
	// hard are the errors that leave something without a type; the others
	// (an unused variable or import) keep nobody from judging the code.
	hard, soft []types.Error
}

// check type-checks the package's files from source. Errors are collected,
// they never stop it. Without bodies it computes the declarations only, for
// less than half the time and nothing to keep but the package itself.
func (r *run) check(n *node, files []*ast.File, bodies bool) (c checked, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("type checker panicked: %v", r)
		}
	}()
	if bodies {
		c.info = r.infos.take(n.size())
	}
	conf := types.Config{
		Importer:         importerFunc(func(path string) (*types.Package, error) { return r.importPackage(n, path) }),
		Sizes:            n.sizes,
		GoVersion:        n.goVersion(),
		IgnoreFuncBodies: !bodies,
		FakeImportC:      true,
		Error: func(err error) {
			var te types.Error
			switch {
			case !errors.As(err, &te):
			case te.Soft:
				c.soft = append(c.soft, te)
			default:
				c.hard = append(c.hard, te)
			}
		},
	}
	name := ""
	if len(files) == 0 {
		name = n.meta.Name // no file says it
	}
	c.pkg = types.NewPackage(n.meta.PkgPath, name)
	// The error is the first of those collected.
	_ = types.NewChecker(&conf, r.fset, c.pkg, c.info).Files(files)
	return c, nil
}

// importPackage resolves an import as written in the source; vendoring and
// test variants are in the map that the go command gave. The declarations of what
// is imported are type-checked now unless they have been.
func (r *run) importPackage(n *node, path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	dep := n.imports[path]
	if dep == nil {
		return nil, fmt.Errorf("package %s is not found", path)
	}
	r.fill(dep)
	if dep.types == nil {
		return nil, fmt.Errorf("package %s could not be loaded", path)
	}
	n.tainted = n.tainted || dep.tainted
	return dep.types, nil
}

type importerFunc func(path string) (*types.Package, error)

func (f importerFunc) Import(path string) (*types.Package, error) { return f(path) }

// addTypeErrors notes what is wrong with the types of the package, as one
// problem however many errors there are.
func (n *node) addTypeErrors(fset *token.FileSet, c checked) {
	all := slices.Concat(c.hard, c.soft)
	if len(all) == 0 {
		return
	}
	slices.SortStableFunc(all, func(a, b types.Error) int { return cmp.Compare(a.Pos, b.Pos) })
	msg := all[0].Msg
	if more := len(all) - 1; more > 0 {
		msg += fmt.Sprintf(" (and %d more)", more)
	}
	n.addProblem(TypesFailed, fset.Position(all[0].Pos).String(), msg)
}
