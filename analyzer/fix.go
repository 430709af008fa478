package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"

	"github.com/sockvet/sockvet/internal/socketflow"
)

// A fix is offered only where a change in one place is right and the file
// compiles after it: where a number stands at the call of setsockopt itself, and
// what is written instead needs no import that is not there. To set an option at
// all, a program needs a file for Windows, which no fix can write.

// setsockopt are the arguments of a call of setsockopt.
type setsockopt struct {
	qualifier            string // by which the file knows the package that it calls
	level, option, value ast.Expr
}

// fixes returns the changes that would end a mistake.
func (r *reporter) fixes(m *socketflow.Mistake) []analysis.SuggestedFix {
	call, ok := r.setsockoptAt(m.Pos, m.End)
	if !ok {
		return nil
	}
	switch m.Kind {
	case socketflow.ReuseForExclusive, socketflow.OtherForExclusive, socketflow.TruncatedExclusive:
		if m.Off {
			return nil // what is meant by that is anyone's guess
		}
		return r.replace(call, call.option, "^"+call.qualifier+".SO_REUSEADDR", "Set SO_EXCLUSIVEADDRUSE")
	case socketflow.WrongLevel:
		return r.replace(call, call.level, call.qualifier+".SOL_SOCKET", "Set the option at SOL_SOCKET")
	case socketflow.SwitchedOff:
		if _, literal := ast.Unparen(call.value).(*ast.BasicLit); literal {
			return r.replace(call, call.value, "1", "Turn SO_EXCLUSIVEADDRUSE on")
		}
	case socketflow.LateOption, socketflow.BothOptions, socketflow.MulticastExclusive, socketflow.ForeignReuse,
		socketflow.DroppedError, socketflow.OverwrittenError, socketflow.DroppedControl:
	}
	return nil
}

// setsockoptAt finds the call of SetsockoptInt at a finding, if it stands there
// itself.
func (r *reporter) setsockoptAt(pos, end token.Pos) (setsockopt, bool) {
	call, ok := r.enclosing(pos, end)[0].(*ast.CallExpr)
	if !ok || len(call.Args) != 4 {
		return setsockopt{}, false
	}
	fn, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || fn.Sel.Name != "SetsockoptInt" {
		return setsockopt{}, false
	}
	id, ok := fn.X.(*ast.Ident)
	if !ok {
		return setsockopt{}, false
	}
	name, ok := r.pass.TypesInfo.Uses[id].(*types.PkgName)
	if !ok || name.Imported().Path() != "syscall" && name.Imported().Path() != "golang.org/x/sys/windows" {
		return setsockopt{}, false
	}
	return setsockopt{id.Name, call.Args[1], call.Args[2], call.Args[3]}, true
}

// enclosing returns the smallest syntax around a range, and what is around that.
func (r *reporter) enclosing(pos, end token.Pos) []ast.Node {
	for _, file := range r.pass.Files {
		if file.FileStart <= pos && pos < file.FileEnd {
			path, _ := astutil.PathEnclosingInterval(file, pos, max(pos, end))
			return append(path, nil, nil)
		}
	}
	return make([]ast.Node, 2)
}

// replace offers to write something else for an argument, unless that would
// leave a variable or an import without a use.
func (r *reporter) replace(call setsockopt, old ast.Expr, text, message string) []analysis.SuggestedFix {
	if !r.spare(call, old) {
		return nil
	}
	return []analysis.SuggestedFix{{
		Message:   message,
		TextEdits: []analysis.TextEdit{{Pos: old.Pos(), End: old.End(), NewText: []byte(text)}},
	}}
}

// spare reports whether the file compiles without an expression: it names
// nothing that has to be used but the package that the call names as well.
func (r *reporter) spare(call setsockopt, e ast.Expr) bool {
	spare := true
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			switch obj := r.pass.TypesInfo.Uses[n].(type) {
			case *types.Var:
				spare = false
			case *types.PkgName:
				spare = spare && n.Name == call.qualifier && obj.Name() == call.qualifier
			}
		case *ast.CallExpr:
			// A conversion does nothing; a call might.
			spare = spare && r.pass.TypesInfo.Types[n.Fun].IsType()
		case *ast.FuncLit:
			spare = false
		}
		return spare
	})
	return spare
}

// compareBoth offers to compare with WSAEACCES beside WSAEADDRINUSE.
func (r *reporter) compareBoth(c socketflow.Comparison) []analysis.SuggestedFix {
	if !c.Windows {
		return nil // the errors of Windows are not known on other systems
	}
	path := r.enclosing(c.Pos, c.End)
	if errno := caseOf(path); errno != nil && r.isWindows(errno) {
		other := ", " + r.text(errno.Pos(), errno.Sel.Pos()) + "WSAEACCES"
		return []analysis.SuggestedFix{{
			Message:   "Compare with WSAEACCES too",
			TextEdits: []analysis.TextEdit{{Pos: errno.End(), End: errno.End(), NewText: []byte(other)}},
		}}
	}
	e, errno := comparison(path[0])
	if e == nil || !r.isWindows(errno) {
		return nil
	}
	before, after := r.text(e.Pos(), errno.Sel.Pos()), r.text(errno.End(), e.End())
	text := before + errno.Sel.Name + after + " || " + before + "WSAEACCES" + after
	switch path[1].(type) {
	case *ast.BinaryExpr, *ast.UnaryExpr:
		text = "(" + text + ")"
	}
	return []analysis.SuggestedFix{{
		Message:   "Compare with WSAEACCES too",
		TextEdits: []analysis.TextEdit{{Pos: e.Pos(), End: e.End(), NewText: []byte(text)}},
	}}
}

// isWindows reports whether a name is one of the package that has both errors.
func (r *reporter) isWindows(name *ast.SelectorExpr) bool {
	obj := r.pass.TypesInfo.Uses[name.Sel]
	return obj != nil && obj.Pkg() != nil && obj.Pkg().Path() == "golang.org/x/sys/windows"
}

// caseOf returns the name that a case of a switch is, given the syntax around where it
// stands; nil for others.
func caseOf(path []ast.Node) *ast.SelectorExpr {
	for i, n := range path[:len(path)-1] {
		switch n := n.(type) {
		case *ast.Ident: // of which the name begins
		case *ast.SelectorExpr:
			if _, ok := path[i+1].(*ast.CaseClause); ok {
				return n
			}
			return nil
		default:
			return nil
		}
	}
	return nil
}

// comparison returns the expression by which a variable is compared with an
// error, and the latter; nil for what is no comparison or would do something a
// second time.
func comparison(n ast.Node) (e ast.Expr, errno *ast.SelectorExpr) {
	var compared ast.Expr
	switch n := n.(type) {
	case *ast.BinaryExpr:
		if n.Op == token.EQL {
			e, compared = n, n.X
			errno, _ = n.Y.(*ast.SelectorExpr)
		}
	case *ast.CallExpr:
		fn, ok := n.Fun.(*ast.SelectorExpr)
		if ok && fn.Sel.Name == "Is" && len(n.Args) == 2 {
			e, compared = n, n.Args[0]
			errno, _ = n.Args[1].(*ast.SelectorExpr)
		}
	}
	if _, variable := compared.(*ast.Ident); !variable || errno == nil {
		return nil, nil
	}
	return e, errno
}

// text returns the source of a range, empty if it can't be read.
func (r *reporter) text(pos, end token.Pos) string {
	file := r.pass.Fset.File(pos)
	data, err := r.pass.ReadFile(file.Name())
	if err != nil || file.Offset(end) > len(data) {
		return ""
	}
	return string(data[file.Offset(pos):file.Offset(end)])
}
