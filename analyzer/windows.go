package analyzer

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// windows tells what of a package is compiled for Windows. Under a plain
// 'go vet' on another system the portable files are judged as they would run
// on Windows; files that Windows never sees are not judged, and a function in
// one of them is judged by its sibling in a file for Windows.
type windows struct {
	pass     *analysis.Pass
	siblings []*ast.File // ignored files that are for Windows
	read     bool        // the siblings have been parsed
}

// foreign reports whether a file of the package is not compiled for Windows.
func (w *windows) foreign(f *ast.File) bool {
	return !forWindows(w.pass.Fset.File(f.FileStart).Name(), f)
}

// idle reports whether the sibling for Windows of a function does nothing.
func (w *windows) idle(fn *types.Func) bool {
	for _, file := range w.ignored() {
		for _, d := range file.Decls {
			fd, ok := d.(*ast.FuncDecl)
			if ok && fd.Body != nil && fd.Name.Name == fn.Name() && receiver(fd) == receiverName(fn) {
				return !hasCall(fd.Body)
			}
		}
	}
	return false
}

func hasCall(body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		if _, ok := n.(*ast.CallExpr); ok {
			found = true
		}
		return !found
	})
	return found
}

// ignored parses the files that this build leaves out but Windows does not.
func (w *windows) ignored() []*ast.File {
	if w.read {
		return w.siblings
	}
	w.read = true
	for _, name := range w.pass.IgnoredFiles {
		if !strings.HasSuffix(name, ".go") {
			continue
		}
		data, err := w.pass.ReadFile(name)
		if err != nil {
			continue
		}
		// A set of its own: the driver's holds the files of this build.
		f, err := parser.ParseFile(token.NewFileSet(), name, data, parser.ParseComments|parser.SkipObjectResolution)
		if err == nil && forWindows(name, f) {
			w.siblings = append(w.siblings, f)
		}
	}
	return w.siblings
}

func receiver(fd *ast.FuncDecl) string {
	if fd.Recv == nil || len(fd.Recv.List) == 0 {
		return ""
	}
	t := fd.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if id, ok := t.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}

func receiverName(fn *types.Func) string {
	recv := fn.Signature().Recv()
	if recv == nil {
		return ""
	}
	t := recv.Type()
	if ptr, ok := t.(*types.Pointer); ok {
		t = ptr.Elem()
	}
	if n, ok := types.Unalias(t).(*types.Named); ok {
		return n.Obj().Name()
	}
	return ""
}
