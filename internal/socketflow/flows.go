package socketflow

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Flows tell what is put into the parameters, fields and variables of a package that are
// interfaces or functions.
type flows struct {
	p       *Package
	stores  map[string][]ssa.Value      // into fields, see fieldStep
	globals map[*ssa.Global][]ssa.Value // into package variables
}

// index finds what is put into fields and package variables.
func (w *flows) index() {
	if w.stores != nil {
		return
	}
	w.stores, w.globals = map[string][]ssa.Value{}, map[*ssa.Global][]ssa.Value{}
	for _, f := range w.p.all {
		for _, b := range f.fn.Blocks {
			for _, instr := range b.Instrs {
				if st, ok := instr.(*ssa.Store); ok && isHolder(st.Val.Type()) {
					w.add(st)
				}
			}
		}
	}
}

// isHolder reports whether a type is that of an interface or a function.
func isHolder(t types.Type) bool {
	_, isFunc := t.Underlying().(*types.Signature)
	return isFunc || types.IsInterface(t)
}

func (w *flows) add(st *ssa.Store) {
	switch at := st.Addr.(type) {
	case *ssa.FieldAddr:
		step := w.p.fieldStep(at.X.Type(), at.Field)
		w.stores[step] = append(w.stores[step], st.Val)
	case *ssa.Global:
		w.globals[at] = append(w.globals[at], st.Val)
	}
}

// into looks for what an interface or a function value may hold. It finds nothing if that
// is much.
func (w *flows) into(v ssa.Value) *holding {
	q := &holding{flows: w, seen: map[ssa.Value]bool{}}
	q.follow(v)
	if q.size() > maxHeld {
		return &holding{}
	}
	return q
}

// Bounds on what is looked at for one call.
const (
	maxHeld      = 6
	maxHeldSteps = 200
)

// A holding is the search for the types that an interface may hold, or the functions
// and closures that a function value may be.
type holding struct {
	*flows
	seen  map[ssa.Value]bool
	types []types.Type
	funcs []ssa.Value
	made  []ssa.Value // results of functions of other packages
}

func (q *holding) size() int { return len(q.types) + len(q.funcs) + len(q.made) }

func (q *holding) followAll(vs []ssa.Value) {
	for _, v := range vs {
		q.follow(v)
	}
}

func (q *holding) follow(v ssa.Value) {
	if q.seen[v] || len(q.seen) > maxHeldSteps {
		return
	}
	q.seen[v] = true
	switch x := v.(type) {
	case *ssa.MakeInterface:
		q.addType(x.X.Type())
	case *ssa.Function, *ssa.MakeClosure:
		q.funcs = append(q.funcs, x)
	case *ssa.ChangeType:
		q.follow(x.X)
	case *ssa.ChangeInterface:
		q.follow(x.X)
	case *ssa.TypeAssert:
		q.follow(x.X)
	case *ssa.Phi:
		q.followAll(x.Edges)
	case *ssa.Extract:
		q.followResult(x, x.Tuple, x.Index)
	case *ssa.Call:
		q.followResult(x, x, 0)
	case *ssa.Parameter:
		q.followCallers(x.Parent(), slices.Index(x.Parent().Params, x))
	case *ssa.Field:
		q.followField(x.X.Type(), x.Field)
	case *ssa.UnOp:
		if x.Op == token.MUL {
			q.followVariable(x.X)
		}
	}
}

func (q *holding) addType(t types.Type) {
	if !types.IsInterface(t) && !slices.ContainsFunc(q.types, func(o types.Type) bool { return types.Identical(o, t) }) {
		q.types = append(q.types, t)
	}
}

// followField is for what is put into a field of a struct.
func (q *holding) followField(t types.Type, i int) {
	q.index()
	q.followAll(q.stores[q.p.fieldStep(t, i)])
}

// followVariable is for what is read from a place.
func (q *holding) followVariable(addr ssa.Value) {
	switch x := addr.(type) {
	case *ssa.FieldAddr:
		q.followField(x.X.Type(), x.Field)
	case *ssa.Global:
		q.index()
		q.followAll(q.globals[x])
	case *ssa.Alloc:
		for _, r := range *x.Referrers() {
			if st, ok := r.(*ssa.Store); ok && st.Addr == x {
				q.follow(st.Val)
			}
		}
	case *ssa.FreeVar:
		for _, c := range q.p.callers()[x.Parent()] {
			if c.make != nil {
				q.followVariable(c.make.Bindings[slices.Index(x.Parent().FreeVars, x)])
			}
		}
	}
}

// followCallers is for what the callers of a function in the package pass.
func (q *holding) followCallers(fn *ssa.Function, i int) {
	for _, c := range q.p.callers()[fn] {
		if c.call != nil && i < len(c.call.Common().Args) {
			q.follow(c.call.Common().Args[i])
		}
	}
}

// followResult is for a result of a function, and what is asserted of another interface.
func (q *holding) followResult(result, v ssa.Value, i int) {
	switch x := v.(type) {
	case *ssa.TypeAssert:
		q.follow(x.X)
	case *ssa.Call:
		fn := x.Call.StaticCallee()
		switch {
		case fn == nil:
		case !q.p.owns(fn):
			q.made = append(q.made, result)
		default:
			q.followReturns(fn, i)
		}
	}
}

func (q *holding) followReturns(fn *ssa.Function, i int) {
	for _, b := range fn.Blocks {
		if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok {
			q.follow(ret.Results[i])
		}
	}
}
