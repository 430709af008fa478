package socketflow

import (
	"go/ast"
	"go/token"
	"go/types"
)

// SSA form names the functions and variables that a package uses of others,
// and of methods what calls them. Packages below declare a hundred times as
// many. Given types alone, go/ssa makes a member of each object; given
// declarations, of those. So it is given a declaration of what is used.

// createImports makes the packages that the package uses, as far as it uses
// them.
func (p *Package) createImports() {
	for pkg, objs := range p.used() {
		// Of what stands under const, go/ssa looks at the object only.
		names := &ast.ValueSpec{}
		info := &types.Info{Defs: map[*ast.Ident]types.Object{}}
		for obj := range objs {
			id := ast.NewIdent(obj.Name())
			names.Names = append(names.Names, id)
			info.Defs[id] = obj
		}
		decl := &ast.GenDecl{Tok: token.CONST, Specs: []ast.Spec{names}}
		file := &ast.File{Name: ast.NewIdent(pkg.Name()), Decls: []ast.Decl{decl}}
		p.Prog.CreatePackage(pkg, []*ast.File{file}, info, true)
	}
}

// used returns the functions, methods and package variables of other packages
// that the package uses by name. Methods that nobody names are made when they
// are found.
func (p *Package) used() map[*types.Package]map[types.Object]bool {
	used := map[*types.Package]map[types.Object]bool{}
	for _, obj := range p.Info.Uses {
		pkg := obj.Pkg()
		if pkg == nil || pkg == p.Types {
			continue
		}
		switch o := obj.(type) {
		case *types.Func:
			if r := o.Signature().Recv(); r != nil && types.IsInterface(r.Type()) {
				continue // it has no code
			}
			obj = o.Origin()
		case *types.Var:
			if o.Parent() != pkg.Scope() {
				continue
			}
		default:
			continue
		}
		if used[pkg] == nil {
			used[pkg] = map[types.Object]bool{}
		}
		used[pkg][obj] = true
	}
	return used
}
