package socketflow

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// read takes down what goes where in a function, and wants what reaches a socket there.
func (c *slice) read(d *declared, node ast.Node) {
	ast.Inspect(node, func(n ast.Node) bool {
		c.readAssignment(d, n)
		switch n := n.(type) {
		case *ast.ReturnStmt:
			c.readReturn(d, n)
		case *ast.SelectorExpr:
			c.readMethod(n)
		case *ast.IfStmt:
			c.readCondition(d, n.Cond)
		case *ast.SwitchStmt:
			c.readCondition(d, n.Tag)
		case *ast.CallExpr:
			c.readCall(d, n)
		case *ast.BinaryExpr:
			if d.compares && isErrorType(c.s.p.Info.TypeOf(n.X)) {
				c.walk(n)
			}
		}
		return true
	})
}

// readAssignment takes down what a node assigns.
func (c *slice) readAssignment(d *declared, n ast.Node) {
	switch n := n.(type) {
	case *ast.AssignStmt:
		for i, place := range n.Lhs {
			c.assign(d, place, rhs(n.Rhs, i))
		}
	case *ast.ValueSpec:
		for i, id := range n.Names {
			c.declare(d, id, rhs(n.Values, i))
		}
	case *ast.KeyValueExpr:
		if id, ok := n.Key.(*ast.Ident); ok && isField(c.s.p.Info.Uses[id]) {
			c.assign(d, id, n.Value)
		}
	case *ast.CompositeLit:
		eachUnkeyed(c.s.p.Info, n, func(field *types.Var, value ast.Expr) { c.flow(field, value) })
	case *ast.RangeStmt:
		for _, place := range []ast.Expr{n.Key, n.Value} {
			if place != nil {
				c.assign(d, place, n.X)
			}
		}
	case *ast.SendStmt:
		c.assign(d, n.Chan, n.Value)
	case *ast.TypeSwitchStmt:
		c.readTypeSwitch(n)
	}
}

func (c *slice) readReturn(d *declared, ret *ast.ReturnStmt) {
	if c.returned[d] {
		c.walkFor(d.fn, ret.Results...)
		return
	}
	c.returns[d] = append(c.returns[d], ret.Results...)
}

// declare takes down the value of a variable where it is declared. That of an exported one
// is of use to other packages.
func (c *slice) declare(d *declared, id *ast.Ident, value ast.Expr) {
	if value == nil {
		return
	}
	obj := c.s.p.Info.Defs[id]
	c.flow(obj, value)
	if d.fn == nil && id.IsExported() && c.carries(c.s.p.Info.TypeOf(value)) {
		c.walk(value)
	}
	if d.fn != nil && c.isTelling(value) {
		c.locals[obj] = true
	}
}

// assign takes down what is assigned to a place.
func (c *slice) assign(d *declared, place, value ast.Expr) {
	if value == nil {
		return
	}
	info := c.s.p.Info
	obj := leftObject(info, place)
	root := rootOf(info, place)
	if obj == nil && root != nil {
		obj = root
	}
	c.flow(obj, value)
	if root != nil && root.Kind() == types.LocalVar {
		if root != obj {
			c.flow(root, value) // an object that is made here
		}
		if !c.locals[root] && c.isTelling(value) {
			c.locals[root] = true
		}
	}
	if v, ok := obj.(*types.Var); ok && c.above[d] && c.isSink(v) {
		c.walk(value)
	}
}

// isSink reports whether a variable may be where other packages take an address from.
func (c *slice) isSink(v *types.Var) bool {
	switch {
	case v.IsField():
		t := innermost(v.Type())
		return isSource(v) || isOfSockets(t) || v.Pkg() != c.s.p.Types && (isURL(t) || c.s.isTelling(v))
	case v.Kind() == types.PackageVar:
		return v.Exported() && isSetting(v.Type())
	}
	return false
}

func isURL(t types.Type) bool {
	tn := definedType(t)
	return tn != nil && tn.Pkg().Path() == "net/url" && tn.Name() == "URL"
}

// flow takes down that a value goes to an object.
func (c *slice) flow(obj types.Object, value ast.Expr) {
	v, ok := obj.(*types.Var)
	if !ok {
		return
	}
	if v = v.Origin(); c.wanted[v] {
		c.walkFor(v, value)
		return
	}
	c.flows[v] = append(c.flows[v], value)
}

func (c *slice) readTypeSwitch(n *ast.TypeSwitchStmt) {
	as, ok := n.Assign.(*ast.AssignStmt)
	if !ok || len(as.Rhs) != 1 {
		return
	}
	for _, clause := range n.Body.List {
		c.flow(c.s.p.Info.Implicits[clause], as.Rhs[0])
	}
}

// readCondition wants what a condition asks for in a function that tells: whether a socket
// is bound may depend on it.
func (c *slice) readCondition(d *declared, cond ast.Expr) {
	if cond == nil || !d.tells {
		return
	}
	ast.Inspect(cond, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			c.want(c.s.p.Info.Uses[id])
		}
		return true
	})
}

// readMethod takes down the object that a method is selected from.
func (c *slice) readMethod(sel *ast.SelectorExpr) {
	fn, ok := c.s.p.Info.Uses[sel.Sel].(*types.Func)
	if !ok || fn.Pkg() != c.s.p.Types || fn.Signature().Recv() == nil {
		return
	}
	for _, d := range c.s.runBy(fn.Origin()) {
		c.flow(d.fn.Signature().Recv(), sel.X)
	}
}

// readCall takes down what a call is given.
func (c *slice) readCall(d *declared, call *ast.CallExpr) {
	info := c.s.p.Info
	callee, _ := leftObject(info, call.Fun).(*types.Func)
	if c.above[d] && c.reachesSocket(call, callee) || d.compares && c.givenError(call) {
		c.walk(call)
	}
	operands := call.Args
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
		operands = append([]ast.Expr{sel.X}, operands...)
	}
	if lit, ok := ast.Unparen(call.Fun).(*ast.FuncLit); ok {
		if sig, ok := info.TypeOf(lit).(*types.Signature); ok {
			c.pass(call, sig.Params())
		}
		return
	}
	if callee == nil || callee.Pkg() != c.s.p.Types {
		c.readForeignCall(call, operands)
		return
	}
	c.passArguments(call, callee.Origin())
	switch {
	case slices.ContainsFunc(operands, func(e ast.Expr) bool { return c.above[d] && c.isTelling(e) || d.tells && isFuncLit(e) }),
		c.given[d] && slices.ContainsFunc(call.Args, c.isGivenOn):
		c.give(callee)
	case slices.ContainsFunc(operands, c.isHandled):
		c.run(callee.Origin())
	}
}

// isHandled reports whether what a function does with an argument matters: with a socket
// or, where errors of bind are looked at, with an error.
func (c *slice) isHandled(e ast.Expr) bool {
	t := c.s.p.Info.TypeOf(e)
	return t != nil && (isOfSockets(t) || c.errors && isErrorType(t))
}

func isFuncLit(e ast.Expr) bool {
	_, ok := ast.Unparen(e).(*ast.FuncLit)
	return ok
}

// passArguments takes down what goes to the parameters of a function of the package, and
// what that may write to.
func (c *slice) passArguments(call *ast.CallExpr, callee *types.Func) {
	for _, d := range c.s.runBy(callee) {
		c.pass(call, d.fn.Signature().Params())
	}
	for _, a := range call.Args {
		v := rootOf(c.s.p.Info, a)
		if v == nil || !c.isReference(a) {
			continue
		}
		v = v.Origin()
		c.flow(v, call)
		if c.wanted[v] {
			c.run(callee)
		} else {
			c.passed[v] = append(c.passed[v], callee)
		}
	}
}

func (c *slice) pass(call *ast.CallExpr, params *types.Tuple) {
	for i, a := range call.Args {
		if n := params.Len(); n > 0 {
			c.flow(params.At(min(i, n-1)), a)
		}
	}
}

// isReference reports whether who is given an argument may write to a variable by it, other
// than to a field of a struct, which is known by itself.
func (c *slice) isReference(e ast.Expr) bool {
	if ref, ok := ast.Unparen(e).(*ast.UnaryExpr); ok {
		return ref.Op == token.AND
	}
	t := c.s.p.Info.TypeOf(e)
	if t == nil {
		return false
	}
	_, isMap := t.Underlying().(*types.Map)
	return isMap
}

// run makes relevant what a call of a function may run.
func (c *slice) run(callee *types.Func) {
	for _, d := range c.s.runBy(callee) {
		c.visit(d)
	}
}

// readForeignCall takes down that a function of another package may put into one of its
// operands what it makes of the others.
func (c *slice) readForeignCall(call *ast.CallExpr, operands []ast.Expr) {
	if len(operands) < 2 || isCounting(c.s.p.Info, call) {
		return
	}
	for _, e := range operands {
		if ref, ok := ast.Unparen(e).(*ast.UnaryExpr); ok {
			e = ref.X
		}
		c.flow(leftObject(c.s.p.Info, e), call)
	}
}

// give makes relevant a function that is given something that tells, and what it gives
// that on to.
func (c *slice) give(callee *types.Func) {
	for _, d := range c.s.runBy(callee.Origin()) {
		if c.given[d] {
			continue
		}
		c.given[d] = true
		c.visit(d)
		c.later(func() {
			for _, node := range d.nodes {
				ast.Inspect(node, func(n ast.Node) bool {
					if call, ok := n.(*ast.CallExpr); ok {
						c.readCall(d, call)
					}
					return true
				})
			}
		})
	}
}

// reachesSocket reports whether a call may bind a socket, or tell of one: that of a function
// of another package that does, or of a value.
func (c *slice) reachesSocket(call *ast.CallExpr, callee *types.Func) bool {
	if callee != nil {
		return callee.Pkg() != c.s.p.Types && c.s.isTelling(callee)
	}
	v, ok := leftObject(c.s.p.Info, call.Fun).(*types.Var)
	return ok && v.Pkg() == c.s.p.Types
}

// givenError reports whether a call is given an error.
func (c *slice) givenError(call *ast.CallExpr) bool {
	for _, a := range call.Args {
		if t := c.s.p.Info.TypeOf(a); t != nil && isErrorType(t) {
			return true
		}
	}
	return false
}

// isTelling reports whether an expression spells or names something that tells.
func (c *slice) isTelling(e ast.Expr) bool {
	info, tells := c.s.p.Info, false
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.BasicLit:
			tells = tells || isTellingLiteral(n) || isDistinctPort(n)
		case *ast.Ident:
			switch obj := info.Uses[n].(type) {
			case nil:
			case *types.Var:
				tells = tells || c.locals[obj] || c.s.telling[obj]
			case *types.Const:
				tells = tells || isTellingConst(obj)
			case *types.Func:
				tells = tells || c.tellsOf(obj)
			}
		}
		return !tells
	})
	return tells
}

// tellsOf reports whether a function tells of a socket or, of the package, returns one or
// an address.
func (c *slice) tellsOf(fn *types.Func) bool {
	if fn.Pkg() != c.s.p.Types {
		return c.s.isTelling(fn)
	}
	d := c.s.funcs[fn.Origin()]
	if d == nil || !d.tells {
		return false
	}
	for v := range fn.Signature().Results().Variables() {
		if isSetting(v.Type()) || isOfSockets(v.Type()) {
			return true
		}
	}
	return false
}
