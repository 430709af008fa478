package socketflow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// stores returns the writes that a target makes through its parameters.
func (t target) stores(p *Package) []Store {
	switch {
	case t.fn != nil:
		return p.frame(t.fn).stores()
	case t.sum != nil:
		return t.sum.Stores
	}
	return nil
}

// stores returns the writes that the function makes through its parameters
// and free variables: one for each place, whatever the number of writes. What
// callees store is among them, so that the number would grow with that of the
// ways through the program.
func (f *frame) stores() []Store {
	if f.stored != nil || f.storing || !f.pkg.enter() {
		return f.stored
	}
	defer f.pkg.leave()
	f.storing = true
	f.stored = []Store{}
	for _, root := range f.roots() {
		to := f.origin(root)
		byPath := map[string]*writesTo{}
		for _, w := range f.writes()[root] {
			if w.wild != nil {
				if w.decoded {
					f.storeWild(to, w)
				}
				continue
			}
			key := pathKey(w.path)
			ws := byPath[key]
			if ws == nil {
				ws = &writesTo{f: f, root: root}
				byPath[key] = ws
				target := *to
				target.Path = w.path
				f.stored = append(f.stored, Store{Target: &target, thunk: ws.value, every: ws.every, fill: ws.fills})
			}
			ws.all = append(ws.all, w)
		}
	}
	f.storing = false
	return f.stored
}

// writesTo are the writes of a function to one place.
type writesTo struct {
	f           *frame
	root        ssa.Value
	all         []write
	asked, yes  bool // see every
	noted, only bool // see fills
}

// value returns what is written there.
func (ws *writesTo) value() *Value {
	if len(ws.all) == 1 {
		return ws.f.put(ws.all[0], nil)
	}
	values := make([]*Value, len(ws.all))
	for i, w := range ws.all {
		values[i] = ws.f.put(w, nil)
	}
	return choice(values...)
}

// every reports whether one of the writes is made on every way through the function, or
// asked for on every way whether there is nothing yet.
func (ws *writesTo) every() bool {
	if !ws.asked {
		ws.asked = true // it is not, as far as a recursive call goes
		if ws.fills() {
			ws.yes = len(ws.all) == 1 && ws.f.asksOnEveryWay(ws.all[0], ws.root)
		} else {
			ws.yes = slices.ContainsFunc(ws.all, ws.f.onEveryWay)
		}
	}
	return ws.yes
}

// onEveryWay reports whether a write replaces what was there on every way through the
// function.
func (f *frame) onEveryWay(w write) bool {
	if !w.replaces(location{path: w.path}) {
		return false
	}
	return f.isOnEveryWay(w.instr.Block())
}

// isOnEveryWay reports whether a block is on every way through the function.
func (f *frame) isOnEveryWay(block *ssa.BasicBlock) bool {
	for _, b := range f.fn.Blocks {
		if _, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && b != f.fn.Recover && !block.Dominates(b) {
			return false
		}
	}
	return true
}

// storeWild adds a store of anything, once for each place.
func (f *frame) storeWild(to *Value, w write) {
	target := *to
	target.Path = w.path
	if !slices.ContainsFunc(f.stored, func(st Store) bool {
		return st.Wild && st.Tagged == w.tagged && equal(st.Target, &target)
	}) {
		f.stored = append(f.stored, Store{Target: &target, Wild: true, Tagged: w.tagged})
	}
}

// roots returns the parameters and free variables of the function.
func (f *frame) roots() []ssa.Value {
	var vs []ssa.Value
	for _, p := range f.fn.Params {
		vs = append(vs, p)
	}
	for _, v := range f.fn.FreeVars {
		vs = append(vs, v)
	}
	return vs
}
