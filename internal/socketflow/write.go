package socketflow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// writes returns the writes of the function by the root of the location
// written, in an order in which a write comes after those that dominate it.
func (f *frame) writes() map[ssa.Value][]write {
	if f.written != nil {
		return f.written
	}
	f.written = map[ssa.Value][]write{}
	for _, b := range f.blocks() {
		for _, instr := range b.Instrs {
			f.addStores(instr)
		}
	}
	// What calls write is known only after the plain stores: a function
	// value that is called may have been stored.
	found := map[ssa.Value][]write{}
	for _, b := range f.blocks() {
		for _, instr := range b.Instrs {
			f.addCallWrites(instr, found)
		}
	}
	f.addFound(found)
	f.addChosen()
	f.addAliased()
	return f.written
}

// addFound adds writes to those that are known.
func (f *frame) addFound(found map[ssa.Value][]write) {
	if len(found) == 0 {
		return
	}
	for root, ws := range found {
		f.written[root] = f.inOrder(append(f.written[root], ws...))
	}
	clear(f.memo)
	clear(f.contents)
}

func (f *frame) addStores(instr ssa.Instruction) {
	switch x := instr.(type) {
	case *ssa.Store:
		l := f.locate(x.Addr)
		if a, ok := x.Addr.(*ssa.Alloc); ok && l.root != a {
			return // the variable stands for what it holds
		}
		f.written[l.root] = append(f.written[l.root], write{
			path: l.path, instr: x, sure: true,
			value: func() *Value {
				v := f.eval(x.Val, x)
				if f.pkg.isForeignField(x.Addr) {
					v = read(v, x.Val.Type())
				}
				return f.placed(v, x)
			},
		})
		f.addDestination(x)
	case *ssa.MapUpdate:
		f.addMapPart(x, keyStep(x.Key), x.Value)
		f.addMapPart(x, anyKey, x.Key)
	}
}

// read returns what text is for code of other modules, given that of a field which
// nobody has been seen to set: nobody reads a field that is always empty. Within the
// module it is empty, so that what the program puts in its place is known.
func read(v *Value, t types.Type) *Value {
	if v.Kind == Nil && isString(t) {
		return choice(str(""), unknown)
	}
	return v
}

// orSet returns what a condition has chosen, which may be something else where it is what
// another module puts in place of a field of this one that nobody has been seen to set:
// see read. What is made of a part of the condition tells whether the field is that.
func (p *Package) orSet(v, taken *Value, made func(*Value) *Value) *Value {
	asked, def := v.Args[0], v.Args[1]
	if !taken.isConst() || !equal(taken, def) || def.Place == nil || p.inModule(def.Place.Package) || asked.Kind != Op || asked.Text != "==" {
		return taken
	}
	isUnset := func(w *Value) bool {
		i := lastField(w.Path)
		return i >= 0 && p.ownStep(w.Path[i]) && made(w).Kind == Nil
	}
	if slices.ContainsFunc(asked.Args, isUnset) {
		return choice(taken, unknown)
	}
	return taken
}

// isForeignField reports whether an operand is the address of a field of a type of
// another module.
func (p *Package) isForeignField(addr ssa.Value) bool {
	x, ok := addr.(*ssa.FieldAddr)
	if !ok {
		return false
	}
	obj := definedType(x.X.Type())
	return obj != nil && !p.inModule(obj.Pkg().Path())
}

func (f *frame) addMapPart(x *ssa.MapUpdate, step string, part ssa.Value) {
	l := f.locate(x.Map).plus(step)
	f.written[l.root] = append(f.written[l.root], write{
		path: l.path, instr: x, sure: isKeyStep(step),
		value: func() *Value { return f.placed(f.eval(part, x), x) },
	})
}

func (f *frame) addCallWrites(instr ssa.Instruction, found map[ssa.Value][]write) {
	add := func(v ssa.Value, path []string, own bool, st *Store, value func() *Value) {
		l := f.locate(v).plus(path...)
		if _, ok := l.root.(*ssa.Const); ok {
			return
		}
		w := write{path: l.path, instr: instr, value: value, store: st}
		if own {
			w.inner = path
		}
		found[l.root] = append(found[l.root], w)
		for _, to := range f.pointedTo(l) {
			found[to.root] = append(found[to.root], write{path: to.path, instr: instr, value: value})
		}
	}
	switch x := instr.(type) {
	case ssa.CallInstruction:
		f.addCalleeWrites(x, add, found)
	case *ssa.MakeClosure:
		if !onlyCalled(x) {
			f.addClosureWrites(x, x, add, found)
		}
	}
}

// addClosureWrites adds what a closure stores in the variables that it captures: where
// it is called, or else where it is made, from when on anybody may call it.
func (f *frame) addClosureWrites(mc *ssa.MakeClosure, at ssa.Instruction, add addWrite, found map[ssa.Value][]write) {
	for _, st := range f.pkg.frame(mc.Fn.(*ssa.Function)).stores() {
		if st.Target.Kind != Free {
			continue
		}
		captured := mc.Bindings[st.Target.Num]
		if st.Wild {
			f.addAnything(f.locate(captured).plus(st.Target.Path...), at, st.Tagged, found)
			continue
		}
		add(captured, st.Target.Path, true, nil, func() *Value {
			given := &env{}
			if call, ok := at.(ssa.CallInstruction); ok {
				given = f.given(call, nil)
			}
			given.free = f.bindings(mc, nil)
			return f.pkg.subst(st.value(), given)
		})
	}
}

// inOrder sorts writes so that one comes after those that dominate it.
func (f *frame) inOrder(ws []write) []write {
	slices.SortStableFunc(ws, func(a, b write) int {
		switch {
		case a.instr == b.instr:
			return 0
		case f.dominates(a.instr, b.instr):
			return -1
		case f.dominates(b.instr, a.instr):
			return 1
		}
		return a.instr.Block().Index - b.instr.Block().Index
	})
	return ws
}

// An addWrite takes up a write to path of what v points to; own tells that a
// function of the package makes it, and st is the store of a callee, see write.
type addWrite func(v ssa.Value, path []string, own bool, st *Store, value func() *Value)

func (f *frame) addCalleeWrites(call ssa.CallInstruction, add addWrite, found map[ssa.Value][]write) {
	if mc, ok := call.Common().Value.(*ssa.MakeClosure); ok {
		f.addClosureWrites(mc, call, add, found)
	}
	if !f.pkg.mayWrite(call.Common()) {
		return
	}
	operands, targets := arguments(call.Common()), f.targets(call)
	if fn := f.setter(call); fn != nil {
		f.addDeferredWrites(call, fn, found)
		targets = []target{{name: f.pkg.fullName(call.Common().Method)}}
	}
	for _, t := range targets {
		if f.addCell(call, t.name, found) {
			return
		}
		for _, st := range t.stores(f.pkg) {
			if st.Target.Kind == Param && int(st.Target.Num) < len(operands) {
				f.addCalleeWrite(call, targets, t, st, add, found)
			}
		}
	}
	if b, ok := call.Common().Value.(*ssa.Builtin); ok {
		if b.Name() == "copy" {
			f.addCopy(call, found)
		}
		return
	}
	if len(targets) == 0 && !call.Common().IsInvoke() {
		f.addDeferredWrites(call, f.eval(call.Common().Value, call), found)
	}
	if len(targets) == 0 || slices.ContainsFunc(targets, func(t target) bool { return !t.known() }) {
		f.addOpaqueWrites(call, targets, add, found)
		f.addDecoded(call, f.pkg.readTags(targets), found)
	}
}

// addCalleeWrite adds what one of the functions that a call may run stores in an argument.
func (f *frame) addCalleeWrite(call ssa.CallInstruction, targets []target, t target, st Store, add addWrite, found map[ssa.Value][]write) {
	operand := arguments(call.Common())[st.Target.Num]
	switch {
	case st.Wild && len(st.Target.Path) == 0 && pointsToSetting(operand):
		f.addReflected(call, targets, int(st.Target.Num), found)
		return
	case st.Wild:
		f.addAnything(f.locate(operand).plus(st.Target.Path...), call, st.Tagged, found)
		return
	}
	kept := &st
	if _, now := call.(*ssa.Call); !now || len(targets) > 1 {
		kept = nil
	}
	add(operand, st.Target.Path, t.fn != nil, kept, func() *Value {
		return f.pkg.subst(st.value(), f.given(call, t.free))
	})
}

// addCopy adds the write of the function copy to an array, as to that of a Sockaddr. It
// replaces what was there, unless it goes to a part: which one is not followed.
func (f *frame) addCopy(call ssa.CallInstruction, found map[ssa.Value][]write) {
	x, ok := call.Common().Args[0].(*ssa.Slice)
	if !ok {
		return
	}
	if _, ok := pointee(x.X.Type()).Underlying().(*types.Array); !ok {
		return
	}
	l := f.locate(x)
	w := write{path: l.path, instr: call, value: func() *Value { return unknown }}
	if x.Low == nil && x.High == nil {
		w.sure, w.value = true, func() *Value { return f.eval(call.Common().Args[1], call) }
	}
	found[l.root] = append(found[l.root], w)
}

// addDecoded is for a call of which nothing is known that is given an object
// as an interface, as decoders of configuration are: any field may be set.
func (f *frame) addDecoded(call ssa.CallInstruction, tagged bool, found map[ssa.Value][]write) {
	for _, a := range call.Common().Args {
		iface, ok := a.Type().Underlying().(*types.Interface)
		if !ok || !iface.Empty() && !isConversion(a) {
			continue
		}
		x, ok := a.(*ssa.MakeInterface)
		if _, isConst := a.(*ssa.Const); !isConst && (!ok || leadsOn(x.X.Type())) {
			f.addAnything(f.locate(a), call, tagged, found)
		}
	}
}

func isConversion(v ssa.Value) bool {
	_, ok := v.(*ssa.MakeInterface)
	return ok
}

// leadsOn reports whether a type is a pointer to more than a number or a text, or may
// be one where it is given.
func leadsOn(t types.Type) bool {
	if _, param := types.Unalias(t).(*types.TypeParam); param {
		return true
	}
	ptr, ok := t.Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	_, basic := ptr.Elem().Underlying().(*types.Basic)
	return !basic
}

// readTags reports whether functions of which nothing is known may read defaults in
// struct tags: those of the standard library do so only in package reflect, in the
// name of others.
func (p *Package) readTags(targets []target) bool {
	return !slices.ContainsFunc(targets, func(t target) bool {
		pkg := packageOfName(t.name)
		return t.name != "" && isStandard(pkg) && !p.inModule(pkg) && pkg != "reflect"
	})
}

// addAnything adds a write of anything to all that a location leads to.
func (f *frame) addAnything(l location, instr ssa.Instruction, tagged bool, found map[ssa.Value][]write) {
	found[l.root] = append(found[l.root], write{
		path: l.path, instr: instr, decoded: true, tagged: tagged,
		wild: func(rel []string, old *Value) *Value {
			part := l.plus(rel...)
			if tagged && old.zero() {
				if def := f.pkg.tagged(part); def != nil {
					return choice(def, unknown)
				}
			}
			if old.Kind == Nil && part.holdsPointer() {
				return unknown // a setting that is not there is no zero
			}
			return choice(old, unknown)
		},
	})
}

// addDeferredWrites is for a call of a function that a caller supplies, such
// as a functional option: what it stores is known when the function is.
func (f *frame) addDeferredWrites(call ssa.CallInstruction, fn *Value, found map[ssa.Value][]write) {
	if !fn.open() {
		return
	}
	for i, a := range call.Common().Args {
		if !isStruct(pointee(a.Type())) || isStruct(a.Type()) {
			continue
		}
		l := f.locate(a)
		f.defers = true
		found[l.root] = append(found[l.root], write{
			path: l.path, instr: call,
			wild: func(rel []string, old *Value) *Value {
				given := f.args(call)
				args := append([]*Value{fn, old}, given[len(given)-len(call.Common().Args):]...)
				return f.pkg.stored(i, rel, args)
			},
		})
	}
}

// addOpaqueWrites is for a call of which nothing is known. A function that
// takes a pointer to a setting beside a constant declares it, and the constant
// is its default; that is how flag packages are used, known or not.
func (f *frame) addOpaqueWrites(call ssa.CallInstruction, targets []target, add addWrite, found map[ssa.Value][]write) {
	operands := arguments(call.Common())
	for i, a := range operands {
		ptr, ok := a.Type().Underlying().(*types.Pointer)
		if ok && isBasic(ptr.Elem(), types.IsBoolean) {
			add(a, nil, false, nil, func() *Value { return unknown })
		}
		if ok && isSetting(ptr.Elem()) {
			add(a, nil, false, nil, func() *Value { return f.declared(call, targets, i) })
		}
		if pointsToSetting(a) && (len(targets) == 0 || !f.pkg.isForeignStandard(targets[0].name)) {
			f.addReflected(call, targets, i, found)
		}
	}
}

// isSetting reports whether t is text, a number or a slice of them.
func isSetting(t types.Type) bool {
	if s, ok := t.Underlying().(*types.Slice); ok {
		t = s.Elem()
	}
	return isString(t) || isInteger(t)
}

// declared is what an unknown function makes of the setting that operand i
// points to: something made of its other arguments. A default that is zero is one.
func (f *frame) declared(call ssa.CallInstruction, targets []target, i int) *Value {
	name := ""
	if len(targets) > 0 {
		name = targets[0].name
	}
	args := f.settings(call, arguments(call.Common())[i].Type())
	args[i] = unknown
	v := f.pkg.madeOf(name, f.pkg.keptOf(args, i))
	if k := defaultIn(call, i); k >= 0 && (args[k].Kind == Str || args[k].Kind == Int) && args[k].zero() &&
		!slices.ContainsFunc(args, mayBeKnownDefault) {
		return choice(v, args[k])
	}
	return v
}

// defaultIn returns the index of the operand of a declaration that is the default of
// the setting that operand i points to, -1 if there is none: the last text or number
// but for an explanation at the end. Before it are a name and perhaps a shorthand.
func defaultIn(call ssa.CallInstruction, i int) int {
	operands := arguments(call.Common())
	for k, a := range slices.Backward(operands[:max(0, len(operands)-1)]) {
		if k != i && (isString(a.Type()) || isInteger(a.Type())) {
			return k
		}
	}
	return -1
}

// mayBeKnownDefault reports whether a value is a constant that may be the default of an
// address, a host or a port.
func mayBeKnownDefault(v *Value) bool { return v.isConst() && mayBeDefault(v) }

// mayWrite reports whether a call can write to memory that its arguments
// point to, so that most calls need no closer look.
func (p *Package) mayWrite(c *ssa.CallCommon) bool {
	for _, a := range arguments(c) {
		switch a.Type().Underlying().(type) {
		case *types.Pointer, *types.Slice, *types.Map, *types.Interface:
			return true
		}
	}
	return false
}
