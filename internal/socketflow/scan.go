package socketflow

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"
)

// Names is a set of identifiers.
type Names map[string]bool

// MayTouch reports whether a package with the given syntax can touch a
// socket, judged by its identifiers alone: known holds the names of objects
// that its dependencies have facts about. It errs on the side of true: a
// package for which it is false yields no finding and no fact, so a driver
// need not type-check its function bodies nor run the pass.
func MayTouch(files []*ast.File, known Names) bool {
	for _, file := range files {
		if mentions(file, known) || hasCandidate(file) {
			return true
		}
	}
	return false
}

func mentions(file *ast.File, known Names) bool {
	found := false
	ast.Inspect(file, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && (primitiveNames[id.Name] || known[id.Name]) {
			found = true
		}
		return !found
	})
	return found
}

// Touches reports whether a package touches a socket: it uses a primitive or
// an object that hasFact says its dependencies have a fact about, or it holds
// a constant that may be a default for a package above it.
func Touches(pkg *types.Package, files []*ast.File, info *types.Info, hasFact func(types.Object) bool) bool {
	if primitivePackages[pkg.Path()] {
		return false
	}
	for id, obj := range info.Uses {
		if primitiveNames[id.Name] && isPrimitive(obj) || hasFact(obj) {
			return true
		}
	}
	return slices.ContainsFunc(files, hasCandidate)
}

func isPrimitive(obj types.Object) bool {
	switch obj := obj.(type) {
	case *types.Func:
		full := obj.FullName()
		_, ok := primitives[full]
		return ok || obj.Name() == "SetLinger"
	case *types.Var:
		return obj.IsField() && obj.Name() == "LocalAddr"
	case *types.Const:
		return true // an error of bind: the names say it
	case *types.TypeName:
		return obj.Pkg() != nil && (obj.Pkg().Path() == "net" && obj.Name() == "ListenConfig" ||
			obj.Pkg().Path() == "syscall" && obj.Name() == "RawConn")
	}
	return false
}

// hasCandidate reports whether a file holds a constant that looks like an
// address or names the procedure setsockopt of a DLL, or a number in a place
// that is named after a port.
func hasCandidate(file *ast.File) bool {
	found := false
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.FuncDecl:
			found = found || yieldsAddress(n)
		case *ast.Field:
			if d, ok := defaultOf(n); ok {
				found = found || plausibleAddress.MatchString(d) || plausiblePort.MatchString(d)
			}
		case *ast.BasicLit:
			found = found || isTellingLiteral(n)
		case *ast.KeyValueExpr:
			found = found || namesPort(n.Key) && isPortLiteral(n.Value)
		case *ast.AssignStmt, *ast.ValueSpec:
			found = found || assignsPort(n)
		}
		return !found
	})
	return found
}

// yieldsAddress reports whether other packages may get an address or a port
// from a function, judged by its name.
func yieldsAddress(fd *ast.FuncDecl) bool {
	if !fd.Name.IsExported() || fd.Body == nil || fd.Type.Results == nil {
		return false
	}
	id, ok := fd.Type.Results.List[0].Type.(*ast.Ident)
	return ok && (id.Name == "string" || strings.HasPrefix(id.Name, "int") || strings.HasPrefix(id.Name, "uint")) &&
		namedForAddress(fd.Name.Name)
}

// assignsPort reports whether an assignment or declaration gives a number to
// something that is named after a port.
func assignsPort(n ast.Node) bool {
	var names, values []ast.Expr
	switch n := n.(type) {
	case *ast.AssignStmt:
		names, values = n.Lhs, n.Rhs
	case *ast.ValueSpec:
		for _, id := range n.Names {
			names = append(names, id)
		}
		values = n.Values
	}
	for i, name := range names {
		if i < len(values) && namesPort(name) && isPortLiteral(values[i]) {
			return true
		}
	}
	return false
}

// isTellingLiteral reports whether a constant is text that tells of a socket.
func isTellingLiteral(l *ast.BasicLit) bool {
	return isAddressLiteral(l) || l.Value == strconv.Quote(procSetsockopt)
}

func isAddressLiteral(l *ast.BasicLit) bool {
	if l.Kind != token.STRING || !strings.Contains(l.Value, ":") {
		return false
	}
	s, err := strconv.Unquote(l.Value)
	return err == nil && plausibleAddress.MatchString(s)
}

func isPortLiteral(e ast.Expr) bool {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.INT && l.Kind != token.STRING {
		return false
	}
	s := l.Value
	if l.Kind == token.STRING {
		var err error
		if s, err = strconv.Unquote(s); err != nil {
			return false
		}
	}
	n, err := strconv.Atoi(s)
	return err == nil && n > 0 && n <= 65535
}

func namesPort(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return namedForPort(e.Name)
	case *ast.SelectorExpr:
		return namesPort(e.Sel)
	}
	return false
}
