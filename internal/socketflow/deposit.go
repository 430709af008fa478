package socketflow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

type importedPackage = *types.Package

// A deposit is a store of the package under analysis, or what a call of an
// imported function leaves in the fields of its result.
type deposit struct {
	f     *frame
	home  []string // see frame.home
	path  []string
	inner []string        // see write
	instr ssa.Instruction // nil for a default in a struct tag
	value func() *Value
	at    Place
}

// deposits indexes the package's own deposits by the last field of their path. It takes
// nothing of what the question may take for which they are asked first.
func (p *Package) deposits() map[string][]*deposit {
	if p.deposited != nil {
		return p.deposited
	}
	p.deposited = map[string][]*deposit{}
	defer func(steps int) { p.steps = steps }(p.steps)
	for _, f := range p.all {
		p.budget(maxFactSteps)
		for _, root := range f.rootsWritten() {
			home := f.home(root, 0)
			for _, w := range f.writes()[root] {
				if w.wild == nil && !w.aliased {
					p.addDeposit(&deposit{f: f, home: home, path: w.path, inner: w.inner, instr: w.instr, value: w.value})
				}
			}
		}
		p.addResults(f)
		p.addDeclared(f)
	}
	p.addTags()
	return p.deposited
}

// rootsWritten returns the roots that the function writes to, in the order of
// its code.
func (f *frame) rootsWritten() []ssa.Value {
	var roots []ssa.Value
	writes := f.writes()
	for _, v := range f.roots() {
		if writes[v] != nil {
			roots = append(roots, v)
		}
	}
	for _, b := range f.fn.Blocks {
		for _, instr := range b.Instrs {
			if v, ok := instr.(ssa.Value); ok && writes[v] != nil {
				roots = append(roots, v)
			}
		}
	}
	return roots
}

func (p *Package) addDeposit(d *deposit) {
	if d.instr != nil && p.inSkipped(d.instr.Pos()) {
		return // a variable of a file whose functions are left out
	}
	if i := lastField(d.path); i >= 0 {
		p.deposited[d.path[i]] = append(p.deposited[d.path[i]], d)
	}
}

// lastField returns the index of the last step of a path that is a field with
// a name, -1 if there is none.
func lastField(path []string) int {
	for i, step := range slices.Backward(path) {
		if !isIndex(step) {
			return i
		}
	}
	return -1
}

// addResults adds what calls of imported constructors leave in the fields of
// their results: only the caller knows the arguments.
func (p *Package) addResults(f *frame) {
	for _, b := range f.fn.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(*ssa.Call)
			if !ok {
				continue
			}
			for _, t := range f.targets(call) {
				if t.fn == nil && t.sum != nil {
					p.addResultFields(f, call, t)
				}
			}
		}
	}
}

func (p *Package) addResultFields(f *frame, call *ssa.Call, t target) {
	for _, r := range t.sum.Results {
		for _, leaf := range leaves(nil, r) {
			if !leaf.value.open() {
				continue // deposited where it is made
			}
			p.addDeposit(&deposit{f: f, path: leaf.path, instr: call, value: func() *Value {
				return p.subst(leaf.value, f.given(call, t.free))
			}})
		}
	}
}

// A leaf is a part of a composite value, with the way to it.
type leaf struct {
	path  []string
	value *Value
}

// maxLeaves bounds the parts of one composite value.
const maxLeaves = 60

// leaves takes a composite value apart.
func leaves(path []string, v *Value) []leaf {
	if v == nil {
		return nil
	}
	switch v.Kind {
	case Struct:
		var all []leaf
		for _, x := range v.Fields {
			all = append(all, leaves(append(slices.Clip(path), x.step), x.value)...)
			if len(all) > maxLeaves {
				return all[:maxLeaves]
			}
		}
		return all
	case Choice, Cond:
		var all []leaf
		composite := false
		for _, a := range alternatives(v) {
			composite = composite || a.Kind == Struct
			all = append(all, leaves(path, a)...)
		}
		if composite {
			return all
		}
	default:
	}
	if len(path) == 0 {
		return nil
	}
	return []leaf{{path, v}}
}

// exportedDeposits returns those of the package's deposits that a bind in
// another package may read: addresses and ports, and what is copied into a
// field that is named after one.
func (p *Package) exportedDeposits() []*Deposit {
	var all []*Deposit
	left := maxExportBudget
	for _, key := range p.depositKeys() {
		for _, d := range p.deposits()[key] {
			if !p.mayTravel(d) {
				continue
			}
			steps := min(left, maxExportSteps)
			p.budget(steps)
			settled := p.settled(d)
			left -= steps - (maxSteps - p.steps)
			if settled == nil {
				continue
			}
			for _, leaf := range leaves(d.path, settled) {
				v := p.travelling(leaf)
				if v != nil && len(all) < maxDeposits {
					all = append(all, &Deposit{Home: d.home, Path: leaf.path, Value: v, Place: d.place(p)})
				}
			}
		}
	}
	return all
}

// depositKeys returns the fields that the package stores into, in the order of
// their names.
func (p *Package) depositKeys() []string { return sortedKeys(p.deposits()) }

func (d *deposit) place(p *Package) Place {
	if d.instr != nil {
		return p.place(d.instr.Pos())
	}
	return d.at
}

// mayTravel reports whether a deposit is worth a closer look: most stores have
// nothing to do with sockets.
func (p *Package) mayTravel(d *deposit) bool {
	switch {
	case d.instr == nil || isName(d.path):
		return true
	case slices.ContainsFunc(d.inner, p.ownStep):
		return false // deposited where it is made
	}
	named := namedForAddress(d.path[lastField(d.path)])
	switch x := d.instr.(type) {
	case nil:
		return true // in a struct tag, where few look like addresses
	case *ssa.Store:
		return p.mayHold(x.Val, named, d.path)
	case *ssa.MapUpdate:
		return p.mayHold(x.Value, named, d.path)
	default:
		return named
	}
}

// mayHold reports whether a value that is stored may hold an address, judged
// by its type, by whether the place is named for one, and if it is a constant
// by that.
func (p *Package) mayHold(v ssa.Value, named bool, path []string) bool {
	t := v.Type()
	if c, ok := v.(*ssa.Const); ok {
		return c.Value != nil && isDefault(constValue(c), path[lastField(path)])
	}
	if list, ok := v.(*ssa.Slice); ok && isList(t) && holdsDefault(list, path[lastField(path)]) {
		return true
	}
	return named && isSetting(t) || p.holdsAddress(t, 0)
}

// holdsDefault reports whether a list is a literal with a constant in it that looks like
// the default of a setting.
func holdsDefault(list *ssa.Slice, name string) bool {
	a, ok := list.X.(*ssa.Alloc)
	return ok && slices.ContainsFunc(*a.Referrers(), func(r ssa.Instruction) bool {
		at, ok := r.(*ssa.IndexAddr)
		return ok && slices.ContainsFunc(*at.Referrers(), func(r ssa.Instruction) bool {
			st, ok := r.(*ssa.Store)
			if !ok {
				return false
			}
			c, ok := st.Val.(*ssa.Const)
			return ok && c.Value != nil && isDefault(constValue(c), name)
		})
	})
}

// holdsAddress reports whether a composite type has a setting that is named for
// an address.
func (p *Package) holdsAddress(t types.Type, depth int) bool {
	switch u := pointee(t).Underlying().(type) {
	case *types.Slice:
		return p.holdsAddress(u.Elem(), depth)
	case *types.Map:
		return p.holdsAddress(u.Elem(), depth)
	case *types.Struct:
		holds, ok := p.holding[u]
		if !ok {
			p.holding[u] = false // a type that is made of itself
			holds = p.hasAddressField(u, depth)
			p.holding[u] = holds
		}
		return holds
	}
	return false
}

func (p *Package) hasAddressField(st *types.Struct, depth int) bool {
	for f := range st.Fields() {
		if isSetting(f.Type()) && namedForAddress(f.Name()) || depth < 2 && p.holdsAddress(f.Type(), depth+1) {
			return true
		}
	}
	return false
}

// settled returns what a deposit stores in terms that mean something outside
// of its function: constants, fields and names. It returns nil for what the callers in
// other packages pass by value: they see what becomes of it, and what others store
// into the same field is not what they pass.
func (p *Package) settled(d *deposit) *Value {
	v := p.withCallers(d.f, d.value(), 0)
	if d.f != nil && v.open() && isExported(d.f.fn) {
		params := paramTypes(d.f.fn)
		if isSupplied(v, params) && !readsObject(v, params) {
			return nil
		}
	}
	return p.closed(p.materialize(v, 0))
}

// isSupplied reports whether a value depends on what parameters of the given types
// pass: an object that a function of which nothing is known is given beside a
// default, such as a set of flags, is no part of what that makes of it.
func isSupplied(v *Value, params []types.Type) bool {
	if v == nil || !v.open() {
		return false
	}
	part := func(w *Value) bool {
		if v.Kind == Opaque && w.Kind == Param && int(w.Num) < len(params) && isObject(params[w.Num], w.Path) {
			return false
		}
		return isSupplied(w, params)
	}
	return v.Kind == Param || v.Kind == Free || slices.ContainsFunc(v.Args, part) ||
		v.Fields.contains(func(_ string, x *Value) bool { return part(x) })
}

// isObject reports whether a path that is empty leads to a struct, of a parameter of
// a type.
func isObject(t types.Type, path []string) bool {
	return len(path) == 0 && isStruct(pointee(t))
}

func isExported(fn *ssa.Function) bool {
	obj := fn.Object()
	return obj != nil && obj.Exported()
}

// closed replaces parameters by the fields that are read from them.
func (p *Package) closed(v *Value) *Value {
	if v == nil {
		return beyond
	}
	if p.pass(v, fixedKinds) {
		return v
	}
	if !p.enter() {
		return beyond
	}
	defer p.leave()
	switch v.Kind {
	case Param, Free:
		return pathValue(v.Path)
	case Op:
		if v.Text == "stored" {
			return p.closed(v.Args[1])
		}
		return p.selPath(p.op(v.Text, int(v.Num), mapValues(v.Args, p.closed)...), v.Path)
	case Choice:
		return p.mapChoice(v, p.closed)
	case Cond:
		return cond(p.closed(v.Args[0]), p.closed(v.Args[1]), p.closed(v.Args[2]))
	case List, Opaque, Struct:
		w := *v
		w.weight = 0
		w.Args = mapValues(v.Args, p.closed)
		w.Fields = v.Fields.mapped(func(_ string, x *Value) *Value { return p.closed(x) })
		return &w
	case ref:
		return p.closed(p.materialize(v, 0))
	default:
		return v
	}
}

func mapValues(vs []*Value, f func(*Value) *Value) []*Value {
	out := make([]*Value, len(vs))
	for i, v := range vs {
		out[i] = f(v)
	}
	return out
}

// travelling returns the value of a leaf as it travels to other packages, nil
// if it says nothing of addresses.
func (p *Package) travelling(l leaf) *Value {
	v := l.value
	if v.size() > maxNodes || v.Kind == Struct || v.Kind == Func {
		return nil
	}
	says := false
	named := slices.ContainsFunc(l.path, namedForAddress) || isName(l.path)
	ported := slices.ContainsFunc(l.path, namedForPort)
	v.walk(func(w *Value) bool {
		switch {
		case isAddressText(w),
			isHost(w) && isName(l.path),
			ported && isConstPort(w),
			named && w.Kind == Field && !samePath(w.Path, l.path),
			named && w.Kind == Opaque && len(namesIn(w)) > 0:
			says = true
		}
		return !says
	})
	if !says {
		return nil
	}
	return v
}

func samePath(a, b []string) bool {
	n := min(len(a), len(b))
	return slices.Equal(a[len(a)-n:], b[len(b)-n:])
}
