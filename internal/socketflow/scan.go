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
	return tells(files, func(s *scan, id *ast.Ident) bool { return known[id.Name] || s.isPrimitive(id) })
}

// ConfirmsClue reports whether files have what their tokens may be a clue to: a
// default, or the name of a primitive that says so only in its place.
func ConfirmsClue(files []*ast.File) bool {
	return tells(files, func(s *scan, id *ast.Ident) bool { return placedNames[id.Name] && s.isPrimitive(id) })
}

// tells reports whether a name in the files tells of a socket, or something else
// does.
func tells(files []*ast.File, name func(*scan, *ast.Ident) bool) bool {
	s := newScan()
	found := slices.ContainsFunc(files, func(file *ast.File) bool {
		s.begin(file)
		return holds(file, func(n ast.Node) bool {
			s.enter(n)
			if id, ok := n.(*ast.Ident); ok {
				return name(s, id)
			}
			return s.isCandidate(n)
		}, never)
	})
	return found || s.dialers && s.dials
}

// A scan is a walk over the syntax of a package.
type scan struct {
	generated bool
	net       string // by which name the file imports net; empty if it doesn't
	// What has been met so far: names that are called or declared with
	// parameters, names that are selected, and types that literals are made of.
	called   map[*ast.Ident]bool
	selected map[*ast.Ident]bool
	literal  map[ast.Expr]bool
	// A dialer may come from elsewhere, and one dials.
	dialers, dials bool
	apart          apart     // in the function
	table          token.Pos // where one ends that has been entered
}

func newScan() *scan {
	return &scan{
		called:   map[*ast.Ident]bool{},
		selected: map[*ast.Ident]bool{},
		literal:  map[ast.Expr]bool{},
	}
}

// begin begins with a file.
func (s *scan) begin(file *ast.File) {
	s.generated = ast.IsGenerated(file)
	s.apart, s.table = apart{}, token.NoPos
	s.net = importName(file, "net")
}

// importName returns the name by which a file imports a package with a path that
// is its name.
func importName(file *ast.File, path string) string {
	for _, spec := range file.Imports {
		if spec.Path.Value == strconv.Quote(path) {
			if spec.Name != nil {
				return spec.Name.Name
			}
			return path
		}
	}
	return ""
}

// enter takes down what a node says of those below it.
func (s *scan) enter(n ast.Node) {
	switch n := n.(type) {
	case *ast.CallExpr:
		if sel, ok := n.Fun.(*ast.SelectorExpr); ok && placedNames[sel.Sel.Name] {
			s.called[sel.Sel] = true
		}
	case *ast.FuncDecl:
		s.apart = apart{end: n.End()}
		if placedNames[n.Name.Name] {
			s.called[n.Name] = true
		}
	case *ast.ValueSpec:
		for _, value := range n.Values {
			if n.Pos() >= s.apart.end && isTable(value) {
				s.table = value.End()
			}
		}
	case *ast.Field:
		if _, ok := n.Type.(*ast.FuncType); ok && len(n.Names) == 1 && placedNames[n.Names[0].Name] {
			s.called[n.Names[0]] = true
		}
		s.mention(n.Type)
	case *ast.StarExpr:
		s.mention(n.X)
	case *ast.SelectorExpr:
		if placedNames[n.Sel.Name] {
			s.selected[n.Sel] = true
		}
		s.dials = s.dials || dialerNames[n.Sel.Name]
		s.mention(n)
	case *ast.CompositeLit:
		if s.isDialer(n.Type) {
			s.literal[n.Type] = true
		}
	}
}

// mention takes down an expression that may be the type net.Dialer. What is below
// a node that is passed over is not entered.
func (s *scan) mention(e ast.Expr) {
	s.dialers = s.dialers || s.isDialer(e) && !s.literal[e]
}

// isPrimitive reports whether a name is one of a primitive in its place.
func (s *scan) isPrimitive(id *ast.Ident) bool {
	switch {
	case !isPrimitiveName(id.Name) || dialNames[id.Name]:
		return false
	case !placedNames[id.Name]:
		return true
	case id.Name == "LocalAddr":
		return !s.called[id]
	}
	return s.selected[id]
}

// isDialer reports whether an expression is the type net.Dialer.
func (s *scan) isDialer(e ast.Expr) bool {
	sel, ok := e.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Dialer" {
		return false
	}
	pkg, ok := sel.X.(*ast.Ident)
	return ok && s.net != "" && pkg.Name == s.net
}

// isCandidate reports whether a node is a candidate, or completes one with what has
// been met so far in the function. What a table holds is none.
func (s *scan) isCandidate(n ast.Node) bool {
	if n.Pos() < s.table {
		return false
	}
	return s.isWritten(n) && isCandidate(n) || !s.generated && (isBeside(n) || s.apart.completes(n))
}

// isWritten leaves out the functions, variables and constants of generated files
// as candidates: there are packages of many megabytes with a getter for each
// field, and translations of C with every macro. A default is made by people.
func (s *scan) isWritten(n ast.Node) bool {
	switch n.(type) {
	case *ast.FuncDecl, *ast.ValueSpec:
		return !s.generated
	}
	return true
}

// holds reports whether a file has a node of a kind, other than in import
// declarations and comments, or below a node that can be passed over.
func holds(file *ast.File, kind, passed func(ast.Node) bool) bool {
	found := false
	ast.Inspect(file, func(n ast.Node) bool {
		if n == nil || found {
			return false
		}
		switch n.(type) {
		case *ast.ImportSpec, *ast.CommentGroup:
			return false
		}
		found = kind(n)
		return !found && !passed(n)
	})
	return found
}

// isBare reports whether there is no candidate in a node, as in names and in
// the fields that are parameters: most of a file.
func isBare(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Ident:
		return true
	case *ast.SelectorExpr:
		return isBare(n.X)
	case *ast.StarExpr:
		return isBare(n.X)
	case *ast.Field:
		return n.Tag == nil && isBare(n.Type)
	}
	return false
}

func never(ast.Node) bool { return false }

// Touches reports whether a package touches a socket: it uses a primitive or
// an object that hasFact says its dependencies have a fact about, or it holds
// a constant that may be a default for a package above it. That info.Uses is nil says
// that a driver knows it doesn't.
func Touches(pkg *types.Package, files []*ast.File, info *types.Info, hasFact func(types.Object) bool) bool {
	if primitivePackages[pkg.Path()] || info.Uses == nil {
		return false
	}
	for id, obj := range info.Uses {
		if isPrimitiveName(id.Name) && !dialNames[id.Name] && isPrimitive(obj) || hasFact(obj) {
			return true
		}
	}
	return hasCandidate(files)
}

func isPrimitive(obj types.Object) bool {
	switch obj := obj.(type) {
	case *types.Func:
		full := obj.FullName()
		_, ok := primitives[full]
		return ok || obj.Name() == "SetLinger"
	case *types.Var:
		return obj.IsField() && obj.Name() == "LocalAddr" && obj.Pkg() != nil && obj.Pkg().Path() == "net"
	case *types.Const:
		return true // an error of bind: the names say it
	case *types.TypeName:
		return obj.Pkg() != nil && (obj.Pkg().Path() == "net" && obj.Name() == "ListenConfig" ||
			obj.Pkg().Path() == "syscall" && obj.Name() == "RawConn")
	}
	return false
}

// hasCandidate reports whether files hold a constant that may be a default
// for a package above, a function that may make one, or dial with what comes from
// elsewhere.
func hasCandidate(files []*ast.File) bool {
	s := newScan()
	found := slices.ContainsFunc(files, func(file *ast.File) bool {
		s.begin(file)
		return holds(file, func(n ast.Node) bool {
			s.enter(n)
			return s.isCandidate(n)
		}, isBare)
	})
	return found || s.dialers && s.dials
}

// isCandidate reports whether a node is a constant that looks like an address,
// a number in a place that is named after a port, or a function that may yield
// one of these.
func isCandidate(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.FuncDecl:
		return yieldsAddress(n)
	case *ast.Field:
		d, ok := defaultOf(n)
		return ok && (spellsAddress(d) || plausiblePort.MatchString(d) && slices.ContainsFunc(n.Names, isPortName))
	case *ast.BasicLit:
		return isTellingLiteral(n)
	case *ast.KeyValueExpr:
		return isPortLiteral(n.Value) && namesPort(n.Key)
	case *ast.AssignStmt:
		return (n.Tok == token.ASSIGN || n.Tok == token.DEFINE) && setsPort(n.Lhs, n.Rhs)
	case *ast.ValueSpec:
		if isEnumerated(n) {
			return false
		}
		for i, id := range n.Names {
			if i < len(n.Values) && isPortLiteral(n.Values[i]) && namesPort(id) {
				return true
			}
		}
	}
	return false
}

// isEnumerated reports whether a value has a type of its own, as those of an
// enumeration have: DHCPOptPort DHCPOpt = 5 is no port.
func isEnumerated(spec *ast.ValueSpec) bool {
	if spec.Type == nil {
		return false
	}
	id, ok := spec.Type.(*ast.Ident)
	return !ok || types.Universe.Lookup(id.Name) == nil && !namedForPort(id.Name)
}

func isPortName(id *ast.Ident) bool { return namedForPort(id.Name) }

func setsPort(places, values []ast.Expr) bool {
	for i, place := range places {
		if i < len(values) && isPortLiteral(values[i]) && namesPort(place) {
			return true
		}
	}
	return false
}

// yieldsAddress reports whether other packages may get an address or a port
// from a function, judged by its name.
func yieldsAddress(fd *ast.FuncDecl) bool {
	if !fd.Name.IsExported() || fd.Body == nil {
		return false
	}
	id, ok := firstResult(fd).(*ast.Ident)
	switch {
	case !ok:
		return false
	case id.Name == "string":
		return namedForYield(fd.Name.Name)
	}
	return (strings.HasPrefix(id.Name, "int") || strings.HasPrefix(id.Name, "uint")) && id.Name != "uintptr" && namedForPort(fd.Name.Name)
}

// yieldsAddresses is yieldsAddress for a function that yields several. It is no reason to
// look at a package.
func yieldsAddresses(fd *ast.FuncDecl) bool {
	if !fd.Name.IsExported() || fd.Body == nil {
		return false
	}
	list, ok := firstResult(fd).(*ast.ArrayType)
	if !ok || list.Len != nil {
		return false
	}
	id, ok := list.Elt.(*ast.Ident)
	return ok && id.Name == "string" && namedForYield(fd.Name.Name)
}

// firstResult returns the type of a function's first result, nil if it has none;
// the parentheses of a list may be empty.
func firstResult(fd *ast.FuncDecl) ast.Expr {
	if r := fd.Type.Results; r != nil && len(r.List) > 0 {
		return r.List[0].Type
	}
	return nil
}

// isTellingLiteral reports whether a constant is text that tells of a socket.
func isTellingLiteral(l *ast.BasicLit) bool {
	return isAddressLiteral(l) || l.Value == `"`+procSetsockopt+`"`
}

func isAddressLiteral(l *ast.BasicLit) bool {
	// What ends in a digit does so in source, whatever the way it is quoted.
	if l.Kind != token.STRING || len(l.Value) < 2 || !isDigit(l.Value[len(l.Value)-2]) || !strings.Contains(l.Value, ":") {
		return false
	}
	s, err := strconv.Unquote(l.Value)
	return err == nil && spellsAddress(s)
}

func isPortLiteral(e ast.Expr) bool {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.INT && l.Kind != token.STRING {
		return false
	}
	s := l.Value
	if l.Kind == token.STRING {
		if len(s) < 3 || !isDigit(s[len(s)-2]) {
			return false // most texts
		}
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
