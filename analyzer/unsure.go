package analyzer

import (
	"go/ast"
	"path/filepath"

	"golang.org/x/tools/go/analysis"
)

// unsure reports whether there may be more in the package than the pass has
// seen, so that a comment that hides nothing may be needed after all. That is
// where types are missing, and where cgo is used: drivers show the pass what cgo
// has made of the source, or the source without what depends on C.
func unsure(pass *analysis.Pass) bool {
	if len(pass.TypeErrors) > 0 {
		return true
	}
	for _, f := range pass.Files {
		if usesCgo(f) || filepath.Base(pass.Fset.File(f.FileStart).Name()) == "_cgo_gotypes.go" || hasStandIn(f) {
			return true
		}
	}
	return false
}

func usesCgo(f *ast.File) bool {
	for _, spec := range f.Imports {
		if spec.Path.Value == `"C"` {
			return true
		}
	}
	return false
}

// hasStandIn reports whether a driver has put something in the place of a body
// that could not be type-checked: a statement where the body's own brace is.
func hasStandIn(f *ast.File) bool {
	for _, d := range f.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if ok && fn.Body != nil && len(fn.Body.List) > 0 && fn.Body.List[0].Pos() == fn.Body.Lbrace {
			return true
		}
	}
	return false
}
