package driver

import (
	"cmp"
	"go/ast"
	"go/types"
	"path"
	"slices"
	"strconv"
)

// leaves reports whether something is left to judge of a package with errors: a
// function that none of them touches. The files are those that the pass sees.
func (r *run) leaves(n *node, files []*ast.File, c checked) bool {
	for _, file := range files {
		lost := n.lostImports(file)
		if slices.ContainsFunc(file.Decls, func(decl ast.Decl) bool { return isIntact(decl, c.hard, lost) }) {
			return true
		}
	}
	return false
}

// lostImports returns the names by which a file knows packages that have no
// types. Where bodies are not checked, nothing else tells which of them need one.
func (n *node) lostImports(file *ast.File) map[string]bool {
	lost := make(map[string]bool)
	for _, spec := range file.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		dep := n.imports[name]
		switch {
		case err != nil, name == "unsafe", name == "C", dep != nil && dep.types != nil && len(dep.files()) > 0:
			continue
		case spec.Name != nil:
			lost[spec.Name.Name] = true
		case dep != nil:
			lost[cmp.Or(dep.meta.Name, path.Base(name))] = true
		default:
			lost[path.Base(name)] = true
		}
	}
	return lost
}

// isIntact reports whether a declaration is a function with a body that neither
// an error nor a lost package touches.
func isIntact(decl ast.Decl, errors []types.Error, lost map[string]bool) bool {
	f, ok := decl.(*ast.FuncDecl)
	if !ok || f.Body == nil || isInert(f.Body) {
		return false
	}
	if slices.ContainsFunc(errors, func(err types.Error) bool { return f.Pos() <= err.Pos && err.Pos < f.End() }) {
		return false
	}
	intact := true
	ast.Inspect(f, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && lost[id.Name] || isBad(n) {
			intact = false
		}
		return intact
	})
	return intact
}

// judgedAny reports whether a package that matches the patterns was judged, at
// least in part.
func judgedAny(programs []*program) bool {
	return slices.ContainsFunc(programs, func(prog *program) bool {
		return slices.ContainsFunc(prog.nodes, func(n *node) bool {
			return n.root && len(n.files()) > 0 && (!n.void || len(n.findings) > 0)
		})
	})
}
