package socketflow

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"
)

// A port need not be the very value of the place that is named for one:
//
//	Port: getEnv("PORT", "8080")
//	flag.IntVar(&o.Port, "port", 8080, "port to listen on")
//	p, ok := os.LookupEnv("PORT"); if !ok { p = "8080" }
//
// What is given to a call beside a name for a port, or to one that yields the value
// of such a place, may be one. So may what is assigned or returned in a function
// that gives a call a text that is such a name.

// isBeside reports whether a node has a port beside a name for one.
func isBeside(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		return hasPortAfter(n.Args, isPortText, isPortLiteral) || hasPortAfter(n.Args, isPortOperand, isDistinctPort)
	case *ast.CompositeLit:
		return hasPortAfter(n.Elts, isPortText, isPortLiteral)
	case *ast.KeyValueExpr:
		return isMadeOfPort(n.Value) && namesPort(n.Key)
	case *ast.AssignStmt:
		return len(n.Rhs) > 0 && isMadeOfPort(n.Rhs[0]) && slices.ContainsFunc(n.Lhs, namesPort)
	case *ast.ValueSpec:
		return len(n.Values) > 0 && isMadeOfPort(n.Values[0]) && slices.ContainsFunc(n.Names, isPortName)
	}
	return false
}

// hasPortAfter reports whether a list of arguments or elements has a name and then a
// port. Each is asked about once: a table may have a hundred thousand numbers.
func hasPortAfter(list []ast.Expr, isName, isPort func(ast.Expr) bool) bool {
	named := false
	for _, e := range list {
		e = element(e)
		if named && isPort(e) {
			return true
		}
		named = named || isName(e)
	}
	return false
}

// element returns the value of an element of a literal, with a key or not.
func element(e ast.Expr) ast.Expr {
	if pair, ok := e.(*ast.KeyValueExpr); ok {
		return pair.Value
	}
	return e
}

// isPortOperand reports whether an operand, or what it is the address of, is named
// for a port.
func isPortOperand(e ast.Expr) bool {
	if u, ok := e.(*ast.UnaryExpr); ok && u.Op == token.AND {
		e = u.X
	}
	return namesPort(e)
}

// isMadeOfPort reports whether a value is what a call makes of a port.
func isMadeOfPort(e ast.Expr) bool {
	call, ok := e.(*ast.CallExpr)
	return ok && slices.ContainsFunc(call.Args, func(arg ast.Expr) bool { return isDistinctPort(arg) || isMadeOfPort(arg) })
}

// What has been met of a function in which a port may stand apart from its name.
type apart struct {
	end         token.Pos // of the function
	named, port bool
}

// completes takes down what a node of the function says, and reports whether there
// is both a name and a port now.
func (a *apart) completes(n ast.Node) bool {
	var values []ast.Expr
	switch n := n.(type) {
	case *ast.CallExpr:
		a.named = a.named || n.Pos() < a.end && slices.ContainsFunc(n.Args, isPortText)
		return a.named && a.port
	case *ast.AssignStmt:
		values = n.Rhs
	case *ast.ValueSpec:
		values = n.Values
	case *ast.ReturnStmt:
		values = n.Results
	}
	if len(values) == 0 || n.Pos() >= a.end {
		return false
	}
	a.port = a.port || isDistinctPort(values[0])
	return a.named && a.port
}

// isPortText reports whether an expression is a text that may be the name of a
// setting, and is one for a port.
func isPortText(e ast.Expr) bool {
	l, ok := e.(*ast.BasicLit)
	return ok && l.Kind == token.STRING && isPortNameText(l.Value)
}

func isPortNameText(literal string) bool {
	if len(literal) > maxNameText || !strings.Contains(literal, "ort") && !strings.Contains(literal, "ORT") {
		return false // most texts
	}
	s, err := strconv.Unquote(literal)
	return err == nil && settingName.MatchString(s) && namedForPort(s)
}

// maxNameText bounds the name of a setting, in bytes: texts can be long.
const maxNameText = 50

// isDistinctPort reports whether a literal is a port rather than a base, a size or a
// bound, whatever it stands beside.
func isDistinctPort(e ast.Expr) bool {
	l, ok := e.(*ast.BasicLit)
	if !ok || !isPortLiteral(l) {
		return false
	}
	n, err := strconv.Atoi(strings.Trim(l.Value, "\"`"))
	return err == nil && (n == 80 || n == 443 || n > 1024 && n&(n-1) != 0 && n&(n+1) != 0)
}
