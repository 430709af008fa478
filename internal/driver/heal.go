package driver

import (
	"go/ast"
	"go/token"
	"go/types"
)

// healRounds bounds how often heal checks a package again. Every round but
// the last removes at least one body or value; what is bad after so many is
// left to the pass.
const healRounds = 6

// heal makes an ill-typed package, or one with syntax errors, fit for the pass.
// A function that an error touches loses its body, a variable its value, and the rest is checked
// again, for what used them may now be ill-typed in turn. What is left is
// well-typed except for declarations, where the type checker has put its
// invalid type.
//
// This is what lets a program that imports a missing package, uses cgo or is
// being edited show the findings of everything else. The syntax of the files
// may be shared: it is never changed, healed declarations are copies.
func (r *run) heal(n *node, files []*ast.File, c checked) ([]*ast.File, checked, error) {
	for range healRounds {
		sick := sickness{errors: c.hard, info: c.info}
		healed, changed := sick.treat(files)
		if !changed {
			break
		}
		next, err := r.check(n, healed, true)
		if err != nil {
			return nil, checked{}, err
		}
		files, c = healed, next
	}
	return files, c, nil
}

// sickness tells which declarations an error touches.
type sickness struct {
	errors []types.Error
	info   *types.Info
}

// treat returns the files without the bodies and values that errors touch,
// and whether there were any.
func (s *sickness) treat(files []*ast.File) (out []*ast.File, changed bool) {
	for _, file := range files {
		healed, ok := s.treatFile(file)
		out = append(out, healed)
		changed = changed || ok
	}
	return out, changed
}

func (s *sickness) treatFile(file *ast.File) (*ast.File, bool) {
	copied := *file
	copied.Decls = append([]ast.Decl(nil), file.Decls...)
	changed := false
	for i, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Body != nil && !isInert(decl.Body) && s.touches(decl) {
				f := *decl
				f.Body = inert(decl.Body)
				copied.Decls[i] = &f
				changed = true
			}
		case *ast.GenDecl:
			if g, ok := s.treatVars(decl); ok {
				copied.Decls[i] = g
				changed = true
			}
		}
	}
	if !changed {
		return file, false
	}
	return &copied, true
}

// treatVars takes the values off the variables in decl that errors touch.
func (s *sickness) treatVars(decl *ast.GenDecl) (*ast.GenDecl, bool) {
	if decl.Tok != token.VAR {
		return decl, false
	}
	copied := *decl
	copied.Specs = append([]ast.Spec(nil), decl.Specs...)
	changed := false
	for i, spec := range decl.Specs {
		vs, ok := spec.(*ast.ValueSpec)
		if !ok || len(vs.Values) == 0 || !s.touches(vs) {
			continue
		}
		healed := *vs
		healed.Values = nil
		if healed.Type == nil {
			// An undefined name gives the variables the invalid type, as
			// the value did.
			healed.Type = &ast.Ident{NamePos: vs.Pos(), Name: "_"}
		}
		copied.Specs[i] = &healed
		changed = true
	}
	return &copied, changed
}

// touches reports whether an error lies in node, an identifier in it has
// no type (errors that follow from an earlier one are not reported again), or
// the parser has skipped something there.
func (s *sickness) touches(node ast.Node) bool {
	for _, err := range s.errors {
		if node.Pos() <= err.Pos && err.Pos < node.End() {
			return true
		}
	}
	touched := false
	ast.Inspect(node, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && s.untyped(id) || isBad(n) {
			touched = true
		}
		return !touched
	})
	return touched
}

// untyped reports whether the type checker has not resolved id, or resolved
// it to something of invalid type.
func (s *sickness) untyped(id *ast.Ident) bool {
	if id.Name == "_" {
		return false
	}
	obj, ok := s.info.Defs[id]
	if !ok {
		obj, ok = s.info.Uses[id]
	}
	if !ok {
		return true
	}
	if _, isPkg := obj.(*types.PkgName); isPkg || obj == nil {
		return false
	}
	_, isLabel := obj.(*types.Label)
	return !isLabel && obj.Type() == types.Typ[types.Invalid] && obj.Pkg() != nil
}

// isBad reports whether the parser has put node where it understood nothing.
func isBad(node ast.Node) bool {
	switch node.(type) {
	case *ast.BadExpr, *ast.BadStmt, *ast.BadDecl:
		return true
	}
	return false
}

// inert returns a body that does nothing and is well-typed in any function:
// an endless loop needs no return statement.
func inert(body *ast.BlockStmt) *ast.BlockStmt {
	at := body.Lbrace
	loop := &ast.ForStmt{For: at, Body: &ast.BlockStmt{Lbrace: at, Rbrace: at}}
	return &ast.BlockStmt{Lbrace: at, List: []ast.Stmt{loop}, Rbrace: body.Rbrace}
}

// isInert reports whether inert made the body.
func isInert(body *ast.BlockStmt) bool {
	if len(body.List) != 1 {
		return false
	}
	loop, ok := body.List[0].(*ast.ForStmt)
	return ok && loop.For == body.Lbrace
}
