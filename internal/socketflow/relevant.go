package socketflow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// Most functions of a package that touches a socket have nothing to do with
// it, and building SSA form for all of them would take longer than everything
// else. Those that may matter are found by their identifiers: where a socket,
// an option or an address is spelled, what calls these functions, and what the
// values that reach a socket there may come from, see slice. The others keep their
// declarations and lose their bodies.

// relevant returns the files of the package without the bodies of functions
// that can't matter.
func (p *Package) relevant() []*ast.File {
	s := newSurvey(p)
	s.spread()
	p.unread = append(p.unread, s.nodes[0].calls...)
	for _, d := range s.discarded {
		p.leaveOutInitialiser(d, s.relevant[d.declared])
	}
	files := make([]*ast.File, len(p.Files))
	for i, file := range p.Files {
		trimmed := *file
		trimmed.Decls = slices.Clone(file.Decls)
		for k, decl := range trimmed.Decls {
			if fd, ok := decl.(*ast.FuncDecl); ok && fd.Body != nil && !s.relevant[s.nodeOf[fd]] {
				bare := *fd
				bare.Body = nil
				trimmed.Decls[k] = &bare
				if !p.skipped(file) {
					p.leaveOut(s.nodeOf[fd])
				}
			}
		}
		files[i] = &trimmed
	}
	return files
}

// leaveOut keeps of a function what has to be known of all of them: what it calls, and
// which fields it may set.
func (p *Package) leaveOut(d *declared) {
	p.unread = append(p.unread, d.calls...)
	for _, obj := range d.writes {
		p.writtenUnread[obj] = true
	}
	p.handedUnread = append(p.handedUnread, d.hands...)
}

// A survey is the graph of the functions of a package by what they name.
type survey struct {
	p     *Package
	nodes []*declared
	// The declarations by what a name refers to: a function by its object, a
	// method that an interface call may run by its name.
	funcs     map[*types.Func]*declared
	methods   map[string][]*declared
	nodeOf    map[*ast.FuncDecl]*declared
	discarded []discarded
	users     map[types.Object][]*declared // of functions
	// abstract are the methods of interfaces of the package that are used, by name, and
	// runs what methods each may stand for.
	abstract map[string][]*types.Func
	runs     map[*types.Func][]*declared
	writers  map[types.Object][]*declared // of fields and variables, for each place that writes
	makers   map[types.Object][]*declared // of types, that return an interface

	telling  map[types.Object]bool // variables whose initial value tells
	relevant map[*declared]bool
}

// A declared is a function declaration, a declaration of variables that keeps nothing, or
// all others of variables together, and what it names.
type declared struct {
	nodes    []ast.Node
	fn       *types.Func    // nil for variables
	calls    []*types.Func  // functions of the package
	names    []types.Object // fields and variables of the package
	writes   []types.Object // those of names that it may write to
	keeps    []kept         // functions that it puts into them
	hands    []types.Type   // of objects of the package that it hands to other packages
	tells    bool           // it spells a socket, an option or an address
	yields   bool           // it makes an address, by its name or by its text
	compares bool           // it spells an error of bind
}

// A kept is a function that is put into a field or variable: who names that may call it.
type kept struct {
	in types.Object
	fn *types.Func
}

func newSurvey(p *Package) *survey {
	s := &survey{
		p:        p,
		funcs:    map[*types.Func]*declared{},
		methods:  map[string][]*declared{},
		nodeOf:   map[*ast.FuncDecl]*declared{},
		users:    map[types.Object][]*declared{},
		abstract: map[string][]*types.Func{},
		runs:     map[*types.Func][]*declared{},
		writers:  map[types.Object][]*declared{},
		makers:   map[types.Object][]*declared{},
		telling:  map[types.Object]bool{},
		relevant: map[*declared]bool{},
	}
	s.readVariables()
	for _, file := range p.Files {
		generated := ast.IsGenerated(file)
		for _, decl := range file.Decls {
			if fd, ok := decl.(*ast.FuncDecl); ok {
				s.readFunction(fd, generated)
			}
		}
	}
	s.index()
	return s
}

// readVariables takes down the declarations of variables, which are always read if
// they keep something. What names one that tells, tells itself.
func (s *survey) readVariables() {
	all := &declared{tells: true}
	s.nodes = append(s.nodes, all)
	for _, file := range s.p.Files {
		generated := ast.IsGenerated(file)
		for _, decl := range file.Decls {
			gen, ok := decl.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, spec := range gen.Specs {
				v, ok := spec.(*ast.ValueSpec)
				if ok && isDiscarded(v) {
					s.readDiscarded(v, generated)
					continue
				}
				one := new(declared)
				s.read(one, spec, true)
				all.nodes = append(all.nodes, spec)
				all.calls, all.names = append(all.calls, one.calls...), append(all.names, one.names...)
				all.writes, all.keeps = append(all.writes, one.writes...), append(all.keeps, one.keeps...)
				if ok && one.tells && !slices.ContainsFunc(v.Values, isTable) {
					for _, id := range v.Names {
						s.telling[s.p.Info.Defs[id]] = true
					}
				}
			}
		}
	}
}

func (s *survey) readFunction(fd *ast.FuncDecl, generated bool) {
	d := &declared{nodes: []ast.Node{fd}, yields: yieldsAddress(fd) || yieldsAddresses(fd) || joinsAddress(fd)}
	s.nodes = append(s.nodes, d)
	s.nodeOf[fd] = d
	if fn, ok := s.p.Info.Defs[fd.Name].(*types.Func); ok {
		s.funcs[fn], d.fn = d, fn
		if fd.Recv != nil {
			s.methods[fn.Name()] = append(s.methods[fn.Name()], d)
		}
	}
	s.read(d, fd, generated)
	s.readMade(d, fd)
}

// readMade takes down the types that a function names which returns an interface: an
// object of one may be what it returns.
func (s *survey) readMade(d *declared, fd *ast.FuncDecl) {
	if d.fn == nil || !d.fn.Exported() || fd.Recv != nil || fd.Body == nil {
		return
	}
	results := d.fn.Signature().Results()
	if results.Len() == 0 || !types.IsInterface(results.At(0).Type()) || isErrorType(results.At(0).Type()) {
		return
	}
	ast.Inspect(fd.Body, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if tn, ok := s.p.Info.Uses[id].(*types.TypeName); ok && tn.Pkg() == s.p.Types {
				s.makers[tn] = append(s.makers[tn], d)
			}
		}
		return true
	})
}

// joinsAddress reports whether a function may make text of a host and a port. What says
// what is wrong is none.
func joinsAddress(fd *ast.FuncDecl) bool {
	if fd.Body == nil || fd.Recv != nil && fd.Name.Name == "Error" {
		return false
	}
	if id, ok := firstResult(fd).(*ast.Ident); !ok || id.Name != "string" {
		return false
	}
	found := false
	ast.Inspect(fd.Body, func(n ast.Node) bool {
		l, ok := n.(*ast.BasicLit)
		found = found || ok && l.Kind == token.STRING && joinsHost(l.Value[1:len(l.Value)-1])
		return !found
	})
	return found
}

// joinsHost reports whether text has what may be a host, written or still to come, before
// a colon that it ends in or that something is put after.
func joinsHost(text string) bool {
	for i := range len(text) {
		if text[i] == ':' && (i == len(text)-1 || text[i+1] == '%') && mayEndInHost(text[:i]) {
			return true
		}
	}
	return false
}

func mayEndInHost(text string) bool {
	last := text[strings.LastIndexAny(text, "/@= ")+1:]
	return last == "" || strings.HasSuffix(last, "]") || looksLikeHost(last) || endsInVerb(last)
}

// endsInVerb reports whether the last thing in a format is a verb, as in "%[1]s".
func endsInVerb(format string) bool {
	i := strings.LastIndexByte(format, '%')
	return i >= 0 && len(strings.TrimLeft(format[i+1:], "+-#0123456789.*[]")) == 1
}

// index finds what uses and what writes.
func (s *survey) index() {
	for _, d := range s.nodes {
		for _, fn := range d.calls {
			if s.funcs[fn] == nil && s.users[fn] == nil {
				s.abstract[fn.Name()] = append(s.abstract[fn.Name()], fn)
			}
			s.users[fn] = append(s.users[fn], d)
		}
		for _, obj := range d.writes {
			s.writers[obj] = append(s.writers[obj], d)
		}
	}
	s.indexKept()
}

// indexKept takes what names a field or variable that a function is kept in for a user
// of the function.
func (s *survey) indexKept() {
	kept := map[types.Object][]*types.Func{}
	for _, d := range s.nodes {
		for _, k := range d.keeps {
			kept[k.in] = append(kept[k.in], k.fn)
		}
	}
	if len(kept) == 0 {
		return
	}
	for _, d := range s.nodes {
		for _, obj := range d.names {
			for _, fn := range kept[obj] {
				s.users[fn] = append(s.users[fn], d)
				d.tells = d.tells || s.isTelling(fn)
			}
		}
	}
}

// isTelling reports whether an object of another package binds a socket, or tells of
// one otherwise.
func (s *survey) isTelling(obj types.Object) bool {
	return isPrimitiveName(obj.Name()) && isPrimitive(obj) || s.p.Telling != nil && s.p.Telling(obj)
}

// read takes down what a declaration names.
func (s *survey) read(d *declared, decl ast.Node, generated bool) {
	info := s.p.Info
	distant := apart{end: decl.End()}
	ast.Inspect(decl, func(n ast.Node) bool {
		switch n := n.(type) {
		case nil, *ast.CommentGroup:
			return false
		case *ast.Ident:
			s.readName(d, n)
			return false
		case *ast.AssignStmt:
			for i, l := range n.Lhs {
				s.readWrite(d, leftObject(info, l), rhs(n.Rhs, i), generated)
			}
		case *ast.KeyValueExpr:
			if id, ok := n.Key.(*ast.Ident); ok {
				s.readWrite(d, info.Uses[id], n.Value, generated)
			}
		case *ast.ValueSpec:
			for i, id := range n.Names {
				d.keep(info.Defs[id], leftObject(info, rhs(n.Values, i)))
			}
		case *ast.CompositeLit:
			eachUnkeyed(info, n, func(field *types.Var, _ ast.Expr) { d.writes = appendObject(d.writes, field) })
		case *ast.IncDecStmt:
			s.p.counters[n.X.Pos()] = true
			d.writes = appendObject(d.writes, leftObject(info, n.X))
		case *ast.TypeSpec:
			s.p.typeSpecs = append(s.p.typeSpecs, n)
		case *ast.UnaryExpr: // its address may be written to
			d.writes = appendObject(d.writes, leftObject(info, n.X))
		case *ast.CallExpr:
			s.readCall(d, n)
		}
		d.tells = d.tells || isCandidate(n) || !generated && (isBeside(n) || distant.completes(n))
		return true
	})
}

// readCall takes down what a call writes to, or hands to other packages.
func (s *survey) readCall(d *declared, call *ast.CallExpr) {
	info := s.p.Info
	callee := leftObject(info, call.Fun)
	if sel, ok := call.Fun.(*ast.SelectorExpr); ok && storesIn(callee) {
		d.writes = appendObject(d.writes, leftObject(info, sel.X))
	}
	if callee != nil && callee.Pkg() == s.p.Types {
		return
	}
	for _, a := range call.Args {
		if t := info.TypeOf(a); t != nil && isPointer(t) {
			if tn := definedType(t); tn != nil && tn.Pkg() == s.p.Types {
				d.hands = append(d.hands, t)
			}
		}
	}
}

// storesIn reports whether a function is one by which an atomic.Pointer or atomic.Value
// is set.
func storesIn(obj types.Object) bool {
	fn, ok := obj.(*types.Func)
	if !ok || fn.Pkg() == nil || fn.Pkg().Path() != "sync/atomic" || fn.Name() == "Load" || fn.Signature().Recv() == nil {
		return false
	}
	named := definedType(fn.Signature().Recv().Type())
	return named != nil && (named.Name() == "Pointer" || named.Name() == "Value")
}

// eachUnkeyed calls each with the fields and values of a struct literal without keys.
func eachUnkeyed(info *types.Info, lit *ast.CompositeLit, each func(field *types.Var, value ast.Expr)) {
	t := info.TypeOf(lit)
	if t == nil || len(lit.Elts) == 0 {
		return
	}
	st, ok := pointee(t).Underlying().(*types.Struct)
	if _, keyed := lit.Elts[0].(*ast.KeyValueExpr); !ok || keyed {
		return
	}
	for i := range min(len(lit.Elts), st.NumFields()) {
		each(st.Field(i), lit.Elts[i])
	}
}

func (s *survey) readName(d *declared, id *ast.Ident) {
	obj := s.p.Info.Uses[id]
	if obj == nil {
		return
	}
	switch obj := obj.(type) {
	case *types.Func:
		if obj.Pkg() == s.p.Types {
			d.calls = append(d.calls, obj.Origin())
		}
	case *types.Var:
		if obj.Pkg() == s.p.Types && (obj.IsField() || obj.Parent() == s.p.Types.Scope()) {
			d.names = append(d.names, obj.Origin())
		}
		d.tells = d.tells || s.telling[obj]
	case *types.TypeName:
		d.compares = d.compares || obj.Name() == "Errno" && obj.Pkg() != nil && obj.Pkg().Path() == "syscall"
	case *types.Const:
		d.tells = d.tells || isTellingConst(obj)
		d.compares = d.compares || isPrimitiveName(id.Name) && isPrimitive(obj)
	}
	d.tells = d.tells || d.compares || s.isTelling(obj)
}

// readWrite takes down that something is given a value. A field that is named
// for an address tells, in code that people write.
func (s *survey) readWrite(d *declared, obj types.Object, value ast.Expr, generated bool) {
	v, ok := obj.(*types.Var)
	if !ok {
		return
	}
	d.writes = appendObject(d.writes, v)
	d.keep(v.Origin(), leftObject(s.p.Info, value))
	if generated || !v.IsField() || value == nil || !isSource(v) {
		return
	}
	if tv := s.p.Info.Types[value]; tv.Value != nil && isEmpty(tv.Value) {
		return
	}
	d.tells = true
}

// keep takes down that a field or variable is given what may be a function.
func (d *declared) keep(in, value types.Object) {
	if fn, ok := value.(*types.Func); ok {
		d.keeps = append(d.keeps, kept{in, fn.Origin()})
	}
}

// isSource reports whether a field may be where an address to listen on comes from, by
// its name. Hosts alone are the business of too many.
func isSource(field *types.Var) bool {
	return isSetting(field.Type()) && !isBytes(field.Type()) && namedForYield(field.Name()) && !namedForPeer(field.Name())
}

func isBytes(t types.Type) bool {
	s, ok := t.Underlying().(*types.Slice)
	return ok && isBasic(s.Elem(), types.IsUnsigned)
}

func isEmpty(v constant.Value) bool {
	return v.Kind() == constant.String && constant.StringVal(v) == "" ||
		v.Kind() == constant.Int && constant.Sign(v) == 0
}

// isTellingConst reports whether a named constant looks like an address or,
// under a name that says so, like a port.
func isTellingConst(c *types.Const) bool {
	switch c.Val().Kind() {
	case constant.String:
		text := constant.StringVal(c.Val())
		return spellsAddress(text) ||
			namedForPort(c.Name()) && plausiblePort.MatchString(text)
	case constant.Int:
		n, ok := constant.Int64Val(c.Val())
		return ok && n > 0 && n <= 65535 && namedForPort(c.Name())
	}
	return false
}

// leftObject returns the field or variable that an operand denotes.
func leftObject(info *types.Info, e ast.Expr) types.Object {
	if e == nil {
		return nil
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return info.Uses[e]
	case *ast.SelectorExpr:
		return info.Uses[e.Sel]
	case *ast.IndexExpr:
		return leftObject(info, e.X)
	case *ast.StarExpr:
		return leftObject(info, e.X)
	}
	return nil
}

func appendObject(objs []types.Object, obj types.Object) []types.Object {
	if v, ok := obj.(*types.Var); ok {
		return append(objs, v.Origin())
	}
	return objs
}

func rhs(values []ast.Expr, i int) ast.Expr {
	if len(values) == 1 {
		return values[0]
	}
	if i < len(values) {
		return values[i]
	}
	return nil
}

// spread finds all that may matter to the functions that tell.
func (s *survey) spread() {
	var work []*declared
	for _, d := range s.nodes {
		if d.tells {
			s.relevant[d] = true
			work = append(work, d)
		}
	}
	for len(work) > 0 { // what calls a function that tells may supply an address
		d := work[len(work)-1]
		work = work[:len(work)-1]
		for _, u := range slices.Concat(s.callersOf(d), s.makersOf(d)) {
			if !s.relevant[u] {
				s.relevant[u] = true
				work = append(work, u)
			}
		}
	}
	newSlice(s).find()
}
