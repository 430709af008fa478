package socketflow

import (
	"go/ast"
	"go/token"
	"go/types"
)

// Below the functions that tell of a socket, or call one that does, most are of no use to
// them. A slice finds those that are: what makes the values that reach a socket, and what
// writes to the fields and variables that they are read from. It asks for objects, whatever
// function they stand in: all that is assigned to a variable or a field, passed for a
// parameter or returned by a function that is wanted, is wanted, too.
type slice struct {
	s     *survey
	above map[*declared]bool // what tells, and what calls that

	wanted   map[types.Object]bool
	walked   map[ast.Expr]bool
	flows    map[types.Object][]ast.Expr  // to what is not wanted yet
	returns  map[*declared][]ast.Expr     // of functions of which that is not wanted yet
	returned map[*declared]bool           // functions of which that is wanted
	passed   map[*types.Var][]*types.Func // functions that may write to what is not wanted yet
	affects  map[*declared]bool           // they write to something that is wanted, or call what does
	given    map[*declared]bool           // they are given something that tells
	carry    map[types.Type]bool          // see carries
	locals   map[types.Object]bool        // variables that have been assigned something that tells
	errors   bool                         // what errors come from matters

	work     []sliceStep
	distance int                  // of what is being done from a socket
	at       map[types.Object]int // the distance of what is wanted
}

func newSlice(s *survey) *slice {
	return &slice{
		s:        s,
		above:    s.relevant,
		wanted:   map[types.Object]bool{},
		walked:   map[ast.Expr]bool{},
		flows:    map[types.Object][]ast.Expr{},
		returns:  map[*declared][]ast.Expr{},
		returned: map[*declared]bool{},
		passed:   map[*types.Var][]*types.Func{},
		affects:  map[*declared]bool{},
		given:    map[*declared]bool{},
		carry:    map[types.Type]bool{},
		at:       map[types.Object]int{},
		locals:   map[types.Object]bool{},
	}
}

// find makes relevant what the functions above need.
func (c *slice) find() {
	c.s.relevant = map[*declared]bool{}
	for _, d := range c.s.nodes {
		c.errors = c.errors || d.compares
	}
	for _, d := range c.s.nodes {
		switch {
		case d.yields:
			c.wantReturns(d)
		case d.tells:
			c.visitMaker(d)
		case c.above[d]:
			c.visit(d)
		}
	}
	for len(c.work) > 0 {
		next := c.work[0]
		c.work = c.work[1:]
		c.distance = next.distance
		next.do()
	}
}

// A sliceStep is something that is left to do.
type sliceStep struct {
	distance int
	do       func()
}

// later puts something off until all is done that is no further from a socket.
func (c *slice) later(do func()) { c.work = append(c.work, sliceStep{c.distance, do}) }

// maxDistance bounds over how many variables and functions a value is followed. What it
// comes from is seldom further away, and everything else is.
const maxDistance = 8

// visit makes a function relevant.
func (c *slice) visit(d *declared) {
	if c.s.relevant[d] {
		return
	}
	c.s.relevant[d] = true
	c.later(func() {
		for _, node := range d.nodes {
			c.read(d, node)
		}
		for _, fn := range d.calls {
			for _, g := range c.s.runBy(fn) {
				if c.affects[g] {
					c.visit(g)
				}
			}
		}
	})
}

// want wants what an object is or, of a function, what it returns.
func (c *slice) want(obj types.Object) {
	if c.distance >= maxDistance {
		return
	}
	c.distance++
	defer func() { c.distance-- }()
	switch obj := obj.(type) {
	case *types.Var:
		if obj = obj.Origin(); !c.wanted[obj] && c.carries(obj.Type()) {
			c.wanted[obj], c.at[obj] = true, c.distance
			c.later(func() { c.wantFlows(obj) })
		}
	case *types.Func:
		if obj = obj.Origin(); !c.wanted[obj] && c.yields(obj) {
			c.wanted[obj] = true
			for _, d := range c.s.runBy(obj) {
				c.wantReturns(d)
			}
		}
	}
}

// yields reports whether a function returns what can be of use. The text of an error is of
// none.
func (c *slice) yields(fn *types.Func) bool {
	if fn.Name() == "Error" && !c.errors {
		return false
	}
	for v := range fn.Signature().Results().Variables() {
		if c.carries(v.Type()) {
			return true
		}
	}
	return false
}

func (c *slice) wantReturns(d *declared) {
	if c.returned[d] {
		return
	}
	c.returned[d], c.at[d.fn] = true, c.distance
	c.visit(d)
	for _, e := range c.returns[d] {
		c.walk(e)
	}
	for v := range d.fn.Signature().Results().Variables() {
		c.want(v)
	}
}

// visitMaker makes relevant a function that puts something into an object, and what it
// returns to other packages: that may be the object.
func (c *slice) visitMaker(d *declared) {
	c.visit(d)
	if d.fn != nil && d.fn.Exported() && c.yields(d.fn) {
		c.wantReturns(d)
	}
}

// wantFlows wants what is assigned to a variable. A field is assigned to in any function.
func (c *slice) wantFlows(v *types.Var) {
	for _, e := range c.flows[v] {
		c.walk(e)
	}
	delete(c.flows, v)
	for _, fn := range c.passed[v] {
		c.run(fn)
	}
	if c.isHub(v) {
		return
	}
	for _, d := range c.s.writers[v] {
		c.visitMaker(d)
		c.affect(d)
	}
}

// maxWrites bounds the places in a package that write to a field which is looked for though
// nothing says that it has to do with sockets. What is written to in more, such as the name
// of an object or the header of a request, leads to most of the package.
const maxWrites = 8

// isHub reports whether a field is written to in too many places to follow it there. Who
// spells an address is looked at in any case.
func (c *slice) isHub(v *types.Var) bool {
	return v.IsField() && len(c.s.writers[v]) > maxWrites &&
		!namedForAddress(v.Name()) && !isOfSockets(innermost(v.Type())) && !c.s.isTelling(v)
}

// affect notes that a function writes to something that is wanted: what calls it does so
// as well, and is relevant where something relevant calls it.
func (c *slice) affect(d *declared) {
	if c.affects[d] || d.fn == nil {
		return
	}
	c.affects[d] = true
	for _, u := range c.s.callersOf(d) {
		if c.s.relevant[u] {
			c.visit(d)
		}
		c.affect(u)
	}
}

// walkFor walks what goes to an object that was wanted before.
func (c *slice) walkFor(obj types.Object, exprs ...ast.Expr) {
	before := c.distance
	c.distance = c.at[obj]
	for _, e := range exprs {
		c.walk(e)
	}
	c.distance = before
}

// walk wants what an expression names.
func (c *slice) walk(e ast.Expr) {
	if c.walked[e] {
		return
	}
	c.walked[e] = true
	info := c.s.p.Info
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			c.want(info.Uses[n])
		case *ast.KeyValueExpr:
			if id, ok := n.Key.(*ast.Ident); ok && isField(info.Uses[id]) {
				c.walk(n.Value)
				return false
			}
		case *ast.CallExpr:
			return !isCounting(info, n)
		case *ast.FuncLit:
			c.walkReturns(n)
			return false
		}
		return true
	})
}

func (c *slice) walkReturns(lit *ast.FuncLit) {
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		if ret, ok := n.(*ast.ReturnStmt); ok {
			for _, e := range ret.Results {
				c.walk(e)
			}
		}
		return true
	})
}

// isCounting reports whether a call is of a built-in function that makes nothing of what
// its arguments hold, such as len.
func isCounting(info *types.Info, call *ast.CallExpr) bool {
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	if !ok {
		return false
	}
	b, ok := info.Uses[id].(*types.Builtin)
	return ok && b.Name() != "append" && b.Name() != "copy" && b.Name() != "min" && b.Name() != "max"
}

func isField(obj types.Object) bool {
	v, ok := obj.(*types.Var)
	return ok && v.IsField()
}

// carries reports whether a value of a type can be or hold an address, a socket or an
// option.
func (c *slice) carries(t types.Type) bool {
	carries, ok := c.carry[t]
	if !ok {
		carries = c.mayCarry(t, map[types.Type]bool{})
		c.carry[t] = carries
	}
	return carries
}

// mayCarry is carries inside of the types that it is asked of.
func (c *slice) mayCarry(t types.Type, within map[types.Type]bool) bool {
	if within[t] {
		return false
	}
	within[t] = true
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Info()&types.IsString != 0 || u.Info()&types.IsInteger != 0 && u.Kind() != types.Byte && isNumber(t)
	case *types.Struct:
		return isOfSockets(t) || c.fieldsCarry(u, within)
	case *types.Map:
		return c.mayCarry(u.Key(), within) || c.mayCarry(u.Elem(), within)
	case interface{ Elem() types.Type }:
		return c.mayCarry(u.Elem(), within)
	case *types.Interface:
		return isOfSockets(t) || c.errors || !isErrorType(t)
	}
	return true
}

// isNumber reports whether an integer may be a port, a descriptor or a number of seconds:
// one of a type of its own is none unless that is named so.
func isNumber(t types.Type) bool {
	tn := definedType(t)
	return tn == nil || namedForPort(tn.Name()) || isOfSockets(t) || tn.Name() == "Duration"
}

// fieldsCarry reports whether a struct has a field with a setting that is named for an
// address, or with a type that carries. Anything can be behind an interface or a function;
// such a field is asked for by itself.
func (c *slice) fieldsCarry(st *types.Struct, within map[types.Type]bool) bool {
	for f := range st.Fields() {
		switch t := innermost(f.Type()); {
		case isSetting(t):
			if namedForAddress(f.Name()) {
				return true
			}
		case isOfSockets(t), !isOpen(t) && c.mayCarry(t, within):
			return true
		}
	}
	return false
}

// isOpen reports whether a type says nothing of what a value holds.
func isOpen(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Basic, *types.Interface, *types.Signature:
		return true
	}
	return false
}

// innermost returns the type of what a value of a type consists of, or leads to.
func innermost(t types.Type) types.Type {
	for range maxReach {
		u, ok := t.Underlying().(interface{ Elem() types.Type })
		if !ok {
			break
		}
		t = u.Elem()
	}
	return t
}

// isOfSockets reports whether a type belongs to a package of sockets.
func isOfSockets(t types.Type) bool {
	tn := definedType(t)
	return tn != nil && tn.Pkg() != nil && socketPackages[tn.Pkg().Path()]
}

var socketPackages = map[string]bool{
	"net": true, "net/netip": true, "syscall": true,
	"golang.org/x/sys/windows": true, "golang.org/x/sys/unix": true,
}

// isGivenOn reports whether an expression is a parameter, or a part of one.
func (c *slice) isGivenOn(e ast.Expr) bool {
	v := rootOf(c.s.p.Info, e)
	return v != nil && v.Kind() == types.ParamVar
}

// rootOf returns the variable that an operand is a part of, nil if there is none.
func rootOf(info *types.Info, e ast.Expr) *types.Var {
	for {
		switch x := ast.Unparen(e).(type) {
		case *ast.Ident:
			v, ok := info.Uses[x].(*types.Var)
			if !ok {
				v, _ = info.Defs[x].(*types.Var)
			}
			return v
		case *ast.SelectorExpr:
			if v, ok := info.Uses[x.Sel].(*types.Var); ok && !v.IsField() {
				return v // of a package
			}
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.SliceExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.UnaryExpr:
			if x.Op != token.AND {
				return nil
			}
			e = x.X
		default:
			return nil
		}
	}
}
