package socketflow

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A location is a place in memory as one function sees it: what a root value
// holds or points to, and a path of fields and indexes from there. Pointers
// are followed silently, so that p.f, (*p).f and p itself share a root.
type location struct {
	root ssa.Value
	path []string
}

func (l location) plus(steps ...string) location {
	return location{l.root, append(slices.Clip(l.path), steps...)}
}

// An object is the contents of a location at an instruction (nil: at any
// time), with parameters replaced by each of envs in turn.
type object struct {
	f    *frame
	loc  location
	at   ssa.Instruction
	envs []*env
}

func (o *object) at1(step string) *object {
	return &object{o.f, o.loc.plus(step), o.at, o.envs}
}

func (o *object) String() string {
	var b strings.Builder
	b.WriteString("&" + o.loc.root.Name())
	for _, step := range o.loc.path {
		b.WriteString(shortStep(step))
	}
	return b.String()
}

// load returns the contents of an object.
func (p *Package) load(o *object) *Value {
	return p.rebound(o.f.content(o.loc, o.at), o)
}

// A write puts a value into a location: a store, or a call whose callee
// stores through its parameters.
type write struct {
	path  []string
	instr ssa.Instruction
	value func() *Value
	// wild, instead of value, is set where anything below path may be
	// written: it returns what rel, a path below, then holds.
	wild func(rel []string, old *Value) *Value
	// decoded says that wild stands for anything, and not for what a caller's function
	// writes; tagged goes with it, see Store.
	decoded, tagged bool
	// sure is set for a plain store: executed, it replaces what was there.
	sure bool
	// store, if not nil, is that of the callee, which tells the same of a call.
	store *Store
	// reflected says that a function writes that is given the location as an interface, see
	// addReflected.
	reflected bool
	// aliased says that another location names what is written; see addAliased.
	aliased bool
	// inner is, for the store of a callee in the package, the path there.
	inner []string
}

// locate returns the location that an SSA value denotes.
func (f *frame) locate(v ssa.Value) location {
	next, step := f.through(v)
	if next == nil {
		return location{root: v}
	}
	if l, ok := f.located[v]; ok {
		return l
	}
	var steps []string // innermost first
	root := v
	for range maxDepth {
		if next == nil {
			break
		}
		if step != "" {
			steps = append(steps, step)
		}
		root = next
		next, step = f.through(root)
	}
	slices.Reverse(steps)
	l := location{root, slices.Clip(steps)}
	f.located[v] = l
	return l
}

// through returns the value that v is a part of, and the step from there; or
// the value that v is another form of. It returns nil if v is a root.
func (f *frame) through(v ssa.Value) (next ssa.Value, step string) {
	switch x := v.(type) {
	case *ssa.FieldAddr:
		return x.X, f.pkg.fieldStep(x.X.Type(), x.Field)
	case *ssa.Field:
		return x.X, f.pkg.fieldStep(x.X.Type(), x.Field)
	case *ssa.IndexAddr:
		return x.X, f.step(x.Index)
	case *ssa.Index:
		return x.X, f.step(x.Index)
	case *ssa.Lookup:
		if !x.CommaOk {
			return x.X, keyStep(x.Index)
		}
	case *ssa.Slice:
		if !isString(x.X.Type()) {
			return x.X, ""
		}
	case *ssa.Extract:
		return throughTuple(x)
	case *ssa.MakeInterface:
		if f.pkg.isBoxed(x) {
			return nil, ""
		}
	case *ssa.Alloc:
		// A variable that holds a pointer or an interface and is set once
		// stands for what it holds.
		return f.holds(x), ""
	}
	return throughForm(v), ""
}

// throughForm returns the value that v is another form of, nil if none.
func throughForm(v ssa.Value) ssa.Value {
	switch x := v.(type) {
	case *ssa.UnOp:
		if x.Op == token.MUL {
			return x.X
		}
	case *ssa.MakeInterface:
		return x.X
	case *ssa.ChangeInterface:
		return x.X
	case *ssa.ChangeType:
		return x.X
	case *ssa.TypeAssert:
		if !x.CommaOk {
			return x.X
		}
	case *ssa.Call:
		// The method of a pointer that stands for one of what it points to checks it.
		if b, ok := x.Call.Value.(*ssa.Builtin); ok && b.Name() == "ssa:wrapnilchk" {
			return x.Call.Args[0]
		}
	}
	return nil
}

// throughTuple is for the first result of the comma-ok forms, and the key and
// the element of a range over a map.
func throughTuple(x *ssa.Extract) (next ssa.Value, step string) {
	switch t := x.Tuple.(type) {
	case *ssa.TypeAssert:
		if x.Index == 0 {
			return t.X, ""
		}
	case *ssa.Lookup:
		if x.Index == 0 {
			return t.X, keyStep(t.Index)
		}
	case *ssa.Next:
		if r, ok := t.Iter.(*ssa.Range); ok && x.Index > 0 && !t.IsString {
			return r.X, pick(x.Index == 1, anyKey, anyIndex)
		}
	}
	return nil, ""
}

// holds returns the only value ever stored into a variable of reference type,
// or nil.
func (f *frame) holds(x *ssa.Alloc) ssa.Value {
	switch x.Type().Underlying().(*types.Pointer).Elem().Underlying().(type) {
	case *types.Pointer, *types.Interface, *types.Map, *types.Signature:
	default:
		return nil
	}
	var held ssa.Value
	for _, r := range *x.Referrers() {
		switch r := r.(type) {
		case *ssa.Store:
			if r.Addr != x || held != nil {
				return nil
			}
			held = r.Val
		case *ssa.UnOp, *ssa.DebugRef:
		case *ssa.MakeClosure:
			if f.closureStores(r, x) {
				return nil
			}
		default:
			return nil
		}
	}
	return held
}

// closureStores reports whether a closure may store into the captured
// variable x.
func (f *frame) closureStores(mc *ssa.MakeClosure, x ssa.Value) bool {
	fn := mc.Fn.(*ssa.Function)
	for i, b := range mc.Bindings {
		if b != x {
			continue
		}
		for _, r := range *fn.FreeVars[i].Referrers() {
			if _, ok := r.(*ssa.UnOp); !ok {
				return true
			}
		}
	}
	return false
}

// step returns the step of an index expression.
func (f *frame) step(index ssa.Value) string {
	if c, ok := index.(*ssa.Const); ok && c.Value != nil && isInteger(c.Type()) {
		return indexStep(c.Int64())
	}
	return anyIndex
}

// fieldStep returns the key of a field: "path/of/package.Type.Field" where
// the struct type has a name, otherwise ".Field".
func (p *Package) fieldStep(t types.Type, i int) string {
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		t = ptr.Elem()
	}
	key := fieldOfType{t, i}
	if step, ok := p.fieldSteps[key]; ok {
		return step
	}
	step := ".?"
	if st, ok := t.Underlying().(*types.Struct); ok && i < st.NumFields() {
		step = typeKey(t) + "." + st.Field(i).Name()
	}
	p.fieldSteps[key] = step
	return step
}

type fieldOfType struct {
	typ types.Type
	i   int
}

// typeKey names a defined type as "path/of/package.Type", "" for others.
func typeKey(t types.Type) string {
	obj := definedType(t)
	if obj == nil {
		return ""
	}
	return obj.Pkg().Path() + "." + obj.Name()
}

// isType reports whether typeKey(t) is pkg.name.
func isType(t types.Type, pkg, name string) bool {
	obj := definedType(t)
	return obj != nil && obj.Name() == name && obj.Pkg().Path() == pkg
}

// definedType returns the name of a defined type, or of that to which a pointer
// leads, nil for others.
func definedType(t types.Type) *types.TypeName {
	if ptr, ok := t.(*types.Pointer); ok {
		t = ptr.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return nil
	}
	return n.Obj()
}

// content returns what a location holds at an instruction, in terms of the
// function's parameters and free variables.
func (f *frame) content(l location, at ssa.Instruction) *Value {
	f.writes() // before anything is marked as being read
	key := contentKey{l.root, pathKey(l.path), at}
	if v, ok := f.contents[key]; ok {
		return v
	}
	if !f.pkg.enter() {
		return beyond
	}
	defer f.pkg.leave()
	f.contents[key] = unknown // a location that is made of itself
	v := f.readContent(l, at)
	f.contents[key] = v
	return v
}

type contentKey struct {
	root ssa.Value
	path string // see pathKey
	at   ssa.Instruction
}

func (f *frame) readContent(l location, at ssa.Instruction) *Value {
	if g, ok := l.root.(*ssa.Global); ok {
		return f.pkg.globalPath(g, l.path)
	}
	var hits []write
	for _, w := range f.writes()[l.root] {
		f.pkg.steps++
		if !f.before(w.instr, at) {
			continue
		}
		switch n := meet(w.path, l.path); {
		case n < 0:
		case n < len(w.path) || w.wild != nil && n == len(l.path) || w.decoded && l.holdsUnnamed():
			// A part of the location is written: it stays an object.
			return &Value{Kind: ref, ref: &object{f: f, loc: l, at: at}}
		default:
			hits = append(hits, w)
		}
	}
	hits, untouched := f.reaching(hits, l, at)
	var v *Value
	switch {
	case untouched && !fills(hits, l):
		v = f.initial(l)
	case len(hits) == 0:
		return unknown // code that is never executed
	}
	for _, w := range hits {
		v = f.overwrite(v, w, l, at)
	}
	return v
}

// fills reports whether writes leave nothing of what an array held before in any of its
// elements, as those of a literal do.
func fills(hits []write, l location) bool {
	a, ok := l.root.(*ssa.Alloc)
	if !ok || len(l.path) == 0 || l.path[0] != anyIndex || slices.Contains(l.path[1:], anyIndex) {
		return false
	}
	array, ok := pointee(a.Type()).Underlying().(*types.Array)
	if !ok || array.Len() == 0 || int64(len(hits)) < array.Len() {
		return false // as of most
	}
	filled := map[string]bool{}
	for _, w := range hits {
		if w.sure && len(w.path) > 0 && !slices.Contains(w.path, anyIndex) && w.instr.Block() == a.Block() {
			filled[w.path[0]] = true
		}
	}
	return int64(len(filled)) == array.Len()
}

// meet returns the length of the common prefix of two paths if one is a
// prefix of the other, otherwise -1.
func meet(a, b []string) int {
	n := min(len(a), len(b))
	for i := range n {
		if !stepsMeet(a[i], b[i]) {
			return -1
		}
	}
	return n
}

// overwrite returns what a location holds after a write, given what it held
// before, nil if that is of no account.
func (f *frame) overwrite(old *Value, w write, l location, at ssa.Instruction) *Value {
	if w.wild != nil {
		if old == nil {
			old = unknown
		}
		return w.wild(l.path[len(w.path):], old)
	}
	written := f.pkg.selPath(f.put(w, at), l.path[len(w.path):])
	switch {
	case old == nil:
		return written
	case written.Kind == Opaque && old.zero() && (at == nil || f.dominates(w.instr, at)):
		return written // a setting has its default from its declaration on
	case w.reflected && !old.zero():
		return choice(old, unknown)
	case w.store != nil && w.store.fills() && !slices.Contains(w.path, anyIndex) && slices.Equal(w.path, l.path):
		if !w.store.always() || at == nil || !f.dominates(w.instr, at) {
			written = choice(written, old)
		}
		return f.pkg.filled(old, written, l)
	case !w.replaces(l) && !f.storesElement(w, at):
		return choice(written, old)
	}
	return f.either(written, old, w, at)
}

// either returns what a location holds where a write may have been made: what was
// written, or what was there before.
func (f *frame) either(written, old *Value, w write, at ssa.Instruction) *Value {
	switch {
	case at == nil && blank(old), at != nil && f.dominates(w.instr, at):
		return written
	case at == nil:
		return choice(written, old)
	}
	c, holds, ok := f.guard(w.instr.Block(), at.Block())
	switch {
	case !ok:
		return choice(written, old)
	case holds:
		return cond(c, written, old)
	}
	return cond(c, old, written)
}

// made returns what the object at a location was before its fields were set: what it
// is there from the start, or what the function was given and put there; depth counts the
// variables from which it was copied.
func (f *frame) made(l location, at ssa.Instruction, depth int) *Value {
	v := f.initial(l)
	if !blank(v) || depth > maxObjects || !f.pkg.enter() {
		return v
	}
	defer f.pkg.leave()
	for _, w := range f.writes()[l.root] {
		st, ok := w.instr.(*ssa.Store)
		if !ok || !w.sure || len(w.path) > len(l.path) || !slices.Equal(w.path, l.path[:len(w.path)]) || !f.before(st, at) {
			continue
		}
		given := f.locate(st.Val).plus(l.path[len(w.path):]...)
		if a, ok := given.root.(*ssa.Alloc); ok && a != l.root {
			v = f.made(given, st, depth+1) // as a literal is, that is made in a variable of its own
		} else if isGiven(given.root) {
			v = f.pkg.selPath(f.origin(given.root), given.path)
		}
	}
	return v
}

// blank reports whether a value is zero, or a struct of which all fields are.
func blank(v *Value) bool {
	return v.zero() || v.Kind == Struct && len(v.Fields) == 0 && len(v.Args) == 0
}

func isGiven(v ssa.Value) bool {
	switch v.(type) {
	case *ssa.Parameter, *ssa.FreeVar, *ssa.Call, *ssa.Extract:
		return true
	}
	return false
}

// initial returns what a location holds before any write of this function.
func (f *frame) initial(l location) *Value {
	var base *Value
	switch l.root.(type) {
	case *ssa.Alloc, *ssa.MakeMap, *ssa.MakeSlice, *ssa.MakeChan:
		base = zeroOf(l.root.Type())
	default:
		base = f.origin(l.root)
	}
	return f.pkg.selPath(base, l.path)
}

// zeroOf returns the zero of what a pointer type points to.
func zeroOf(t types.Type) *Value {
	ptr, ok := t.Underlying().(*types.Pointer)
	if !ok {
		return &Value{Kind: List}
	}
	if _, ok := ptr.Elem().Underlying().(*types.Struct); ok {
		return &Value{Kind: Struct, Text: typeKey(ptr.Elem())}
	}
	return zeroScalar(ptr.Elem())
}

func zeroScalar(t types.Type) *Value {
	switch {
	case isString(t):
		return str("")
	case isInteger(t):
		return integer(0)
	}
	return nilValue
}

func isString(t types.Type) bool  { return isBasic(t, types.IsString) }
func isInteger(t types.Type) bool { return isBasic(t, types.IsInteger) }

func isBasic(t types.Type, info types.BasicInfo) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&info != 0
}
