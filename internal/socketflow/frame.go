package socketflow

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A frame is what is known of one function of the package under analysis.
type frame struct {
	pkg *Package
	fn  *ssa.Function

	memo     map[ssa.Value]*Value
	contents map[contentKey]*Value
	located  map[ssa.Value]location // see locate
	reach    [][]bool               // by the index of a block, see reachable
	alive    []bool                 // by the index of a block, see live
	indexes  map[*ssa.BasicBlock]map[ssa.Instruction]int
	written  map[ssa.Value][]write
	called   map[ssa.CallInstruction][]target
	guarded  map[int]*Value    // see guards
	equal    comparedTo        // see equals
	unequal  comparedTo        // see differs
	ordered  []*ssa.BasicBlock // see blocks

	stored  []Store
	storing bool
	results []*Value
	found   []*Happening
	finding bool

	defers bool // a function that callers supply is given an object; see addDeferredWrites

	done, recursive bool // the search for happenings; see finish
}

func (p *Package) frame(fn *ssa.Function) *frame {
	if f, ok := p.frames[fn]; ok {
		return f
	}
	f := &frame{
		pkg: p, fn: fn,
		memo:     map[ssa.Value]*Value{},
		contents: map[contentKey]*Value{},
		located:  map[ssa.Value]location{},
		indexes:  map[*ssa.BasicBlock]map[ssa.Instruction]int{},
		called:   map[ssa.CallInstruction][]target{},
		guarded:  map[int]*Value{},
		equal:    comparedTo{},
		unequal:  comparedTo{},
	}
	p.frames[fn] = f
	return f
}

// blocks returns the blocks of the function, each after those that dominate it.
func (f *frame) blocks() []*ssa.BasicBlock {
	if f.ordered == nil {
		f.ordered = f.fn.DomPreorder()
	}
	return f.ordered
}

// eval returns the value of v where instruction at uses it (nil: any time).
func (f *frame) eval(v ssa.Value, at ssa.Instruction) *Value {
	if l := f.locate(v); l.root != v || f.hasWrites(v) {
		if load, ok := isLoad(v); ok {
			at = f.loadedAt(load, l, at)
		}
		return addressed(v, f.content(l, at))
	}
	return f.origin(v)
}

// origin returns the value of v before this function writes to what it is or
// points to.
func (f *frame) origin(v ssa.Value) *Value {
	if w, ok := f.memo[v]; ok {
		return w
	}
	if !f.pkg.enter() {
		return beyond
	}
	defer f.pkg.leave()
	f.memo[v] = ofItself(v)
	w := f.evalInstr(v)
	f.memo[v] = w
	return w
}

// ofItself returns what is known of a value while it is evaluated: it may be made of
// itself. A list that grows in a loop has the elements that earlier rounds have given it,
// which are those that this round gives it, and none of some list elsewhere; what
// pointers lead to may be set elsewhere.
func ofItself(v ssa.Value) *Value {
	if list, ok := v.Type().Underlying().(*types.Slice); ok && isStruct(list.Elem()) && isGrown(v) {
		return beyond
	}
	return unknown
}

// isGrown reports whether a value is made by append, or one of several.
func isGrown(v ssa.Value) bool {
	call, ok := v.(*ssa.Call)
	if !ok {
		_, phi := v.(*ssa.Phi)
		return phi
	}
	b, ok := call.Call.Value.(*ssa.Builtin)
	return ok && b.Name() == "append"
}

// hasWrites reports whether v is memory, or this function writes to what it
// points to.
func (f *frame) hasWrites(v ssa.Value) bool {
	switch v.(type) {
	case *ssa.Alloc, *ssa.Global, *ssa.MakeMap, *ssa.MakeSlice:
		return true
	}
	return len(f.writes()[v]) > 0
}

func (f *frame) evalInstr(v ssa.Value) *Value {
	switch x := v.(type) {
	case *ssa.Const:
		if isStruct(x.Type()) {
			return &Value{Kind: Struct, Text: typeKey(x.Type())}
		}
		return constValue(x)
	case *ssa.Parameter:
		return &Value{Kind: Param, Num: int64(slices.Index(f.fn.Params, x))}
	case *ssa.FreeVar:
		return &Value{Kind: Free, Num: int64(slices.Index(f.fn.FreeVars, x))}
	case *ssa.Function:
		return f.pkg.funcValue(x, nil)
	case *ssa.MakeClosure:
		var free []*Value
		for _, b := range x.Bindings {
			free = append(free, f.eval(b, nil))
		}
		return f.pkg.funcValue(x.Fn.(*ssa.Function), free)
	case *ssa.BinOp:
		return f.evalBinOp(x)
	case *ssa.UnOp:
		if x.Op == token.MUL || x.Op == token.ARROW {
			return unknown
		}
		return f.pkg.op(unaryName(x.Op), 0, f.eval(x.X, x))
	case *ssa.Phi:
		return f.evalPhi(x)
	case *ssa.Convert:
		return f.evalConvert(x)
	case *ssa.MakeInterface:
		return boxed(f.eval(x.X, x), x.X.Type())
	case *ssa.MultiConvert:
		return f.eval(x.X, x)
	case *ssa.SliceToArrayPointer:
		return f.eval(x.X, x)
	case *ssa.Slice: // of a string
		return f.evalSubstring(x)
	case *ssa.Call:
		return f.pkg.result(f, x, 0)
	case *ssa.Extract:
		return f.evalExtract(x)
	}
	return unknown
}

func unaryName(op token.Token) string {
	if op == token.SUB {
		return "neg"
	}
	return op.String()
}

func constValue(c *ssa.Const) *Value {
	if c.Value == nil {
		return nilValue
	}
	switch c.Value.Kind() {
	case constant.String:
		return str(constant.StringVal(c.Value))
	case constant.Bool:
		return boolean(constant.BoolVal(c.Value))
	case constant.Int:
		if n, ok := constant.Int64Val(c.Value); ok {
			return integer(n)
		}
		if n, ok := constant.Uint64Val(c.Value); ok {
			return integer(int64(n))
		}
	}
	return unknown
}

func (f *frame) evalBinOp(x *ssa.BinOp) *Value {
	if asked, none := comparesNil(x); none != nil {
		return f.pkg.op(x.Op.String(), 0, f.eval(asked, x), none)
	}
	a, b := f.eval(x.X, x), f.eval(x.Y, x)
	if x.Op == token.ADD && isString(x.Type()) {
		return f.pkg.concat(f.placed(a, x), f.placed(b, x))
	}
	if x.Op == token.ADD || x.Op == token.SUB {
		a, b = f.placed(a, x), f.placed(b, x)
	}
	return f.pkg.op(x.Op.String(), 0, a, b)
}

func (f *frame) evalPhi(x *ssa.Phi) *Value {
	edges := make([]edge, len(x.Edges))
	for i, e := range x.Edges {
		edges[i] = edge{x.Block().Preds[i], x.Block(), func() *Value {
			return f.placed(f.eval(e, x), x)
		}}
	}
	return f.meetEdges(edges)
}

func (f *frame) evalConvert(x *ssa.Convert) *Value {
	v := f.eval(x.X, x)
	from, to := x.X.Type(), x.Type()
	switch {
	case isInteger(from) && isString(to):
		return unknown // string(rune)
	case isInteger(from) && isInteger(to):
		return truncate(v, to)
	}
	return v
}

// truncate converts a constant integer to an integer type.
func truncate(v *Value, to types.Type) *Value {
	if v.Kind != Int {
		return v
	}
	w := *v
	w.weight = 0
	switch to.Underlying().(*types.Basic).Kind() {
	case types.Uint8:
		w.Num = int64(uint8(v.Num))
	case types.Int8:
		w.Num = int64(int8(v.Num))
	case types.Uint16:
		w.Num = int64(uint16(v.Num))
	case types.Int16:
		w.Num = int64(int16(v.Num))
	case types.Uint32:
		w.Num = int64(uint32(v.Num))
	case types.Int32:
		w.Num = int64(int32(v.Num))
	}
	return &w
}

func (f *frame) evalSubstring(x *ssa.Slice) *Value {
	lo, hi := integer(0), nilValue
	if x.Low != nil {
		lo = f.eval(x.Low, x)
	}
	if x.High != nil {
		hi = f.eval(x.High, x)
	}
	return f.pkg.op("slice", 0, f.eval(x.X, x), lo, hi)
}

func (f *frame) evalExtract(x *ssa.Extract) *Value {
	switch t := x.Tuple.(type) {
	case *ssa.Call:
		return f.pkg.result(f, t, x.Index)
	case *ssa.Next, *ssa.Lookup, *ssa.TypeAssert, *ssa.Select, *ssa.UnOp:
		return unknown
	}
	return unknown
}

// result returns result i of the function.
func (f *frame) result(i int) *Value {
	n := f.fn.Signature.Results().Len()
	if i >= n {
		return unknown
	}
	if f.results == nil {
		f.results = make([]*Value, n)
	}
	if v := f.results[i]; v != nil {
		return v
	}
	if !f.pkg.enter() {
		return beyond
	}
	defer f.pkg.leave()
	f.results[i] = unknown // a recursive call
	var edges []edge
	for _, b := range f.blocks() {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok || b == f.fn.Recover || i < n-1 && f.fails(ret) {
			continue
		}
		edges = append(edges, edge{from: b, value: func() *Value {
			return f.placed(f.eval(ret.Results[i], ret), ret)
		}})
	}
	if len(edges) > 0 {
		f.results[i] = f.meetEdges(edges)
	}
	return f.results[i]
}
