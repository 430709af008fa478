package socketflow

import (
	"go/constant"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// before reports whether instruction a can be executed before b. Nil means
// any time.
func (f *frame) before(a, b ssa.Instruction) bool {
	if b == nil || a == nil {
		return true
	}
	if a.Block() == b.Block() && f.index(a) < f.index(b) {
		return true
	}
	return f.reachable(a.Block())[b.Block().Index]
}

// reachable returns which blocks, by index, can follow block b; b itself only
// when it lies on a cycle.
func (f *frame) reachable(b *ssa.BasicBlock) []bool {
	if f.reach == nil {
		f.reach = make([][]bool, len(f.fn.Blocks))
	}
	if r := f.reach[b.Index]; r != nil {
		return r
	}
	r := make([]bool, len(f.fn.Blocks))
	work := slices.Clone(b.Succs)
	for len(work) > 0 {
		s := work[len(work)-1]
		work = work[:len(work)-1]
		if r[s.Index] {
			continue
		}
		r[s.Index] = true
		work = append(work, s.Succs...)
	}
	f.reach[b.Index] = r
	return r
}

// dominates reports whether a is executed whenever b is, and before it.
func (f *frame) dominates(a, b ssa.Instruction) bool {
	if a.Block() == b.Block() {
		return f.index(a) < f.index(b)
	}
	return a.Block().Dominates(b.Block())
}

// index returns the place of an instruction in its block.
func (f *frame) index(instr ssa.Instruction) int {
	b := instr.Block()
	if len(b.Instrs) <= maxScanned {
		return slices.Index(b.Instrs, instr)
	}
	indexes, ok := f.indexes[b]
	if !ok {
		indexes = make(map[ssa.Instruction]int, len(b.Instrs))
		for i, instr := range b.Instrs {
			indexes[instr] = i
		}
		f.indexes[b] = indexes
	}
	return indexes[instr]
}

// maxScanned is the number of instructions in a block up to which looking for
// one takes less time than an index of them.
const maxScanned = 64

// live returns which blocks, by index, can be executed as far as constant
// conditions tell, and calls that never return: conditions on runtime.GOOS are
// constant.
func (f *frame) live() []bool {
	if f.alive != nil {
		return f.alive
	}
	live := make([]bool, len(f.fn.Blocks))
	work := []*ssa.BasicBlock{f.fn.Blocks[0]}
	if f.fn.Recover != nil {
		work = append(work, f.fn.Recover)
	}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if live[b.Index] {
			continue
		}
		live[b.Index] = true
		work = append(work, liveSuccs(b)...)
	}
	f.alive = live
	return live
}

func liveSuccs(b *ssa.BasicBlock) []*ssa.BasicBlock {
	if slices.ContainsFunc(b.Instrs, neverReturns) {
		return nil
	}
	if i, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If); ok {
		if c, ok := i.Cond.(*ssa.Const); ok && c.Value != nil {
			return b.Succs[pick(constant.BoolVal(c.Value), 0, 1):][:1]
		}
	}
	return b.Succs
}

// neverReturns reports whether an instruction ends the program or the goroutine.
func neverReturns(instr ssa.Instruction) bool {
	call, ok := instr.(*ssa.Call)
	if !ok {
		return false
	}
	fn := call.Call.StaticCallee()
	if fn == nil || fn.Pkg == nil {
		return false
	}
	switch fn.Pkg.Pkg.Path() {
	case "os":
		return fn.Name() == "Exit"
	case "runtime":
		return fn.Name() == "Goexit"
	case "log":
		return strings.HasPrefix(fn.Name(), "Fatal") || strings.HasPrefix(fn.Name(), "Panic")
	}
	return false
}

// comparedTo holds the constants that values were compared with on the way to a block,
// by its index.
type comparedTo map[int]map[ssa.Value]*Value

// equals returns what the values that a condition compares with constants are known
// to be where a block is executed.
func (f *frame) equals(b *ssa.BasicBlock) map[ssa.Value]*Value { return f.equal.at(b, true) }

// differs returns the constants that values are known not to be where a block is
// executed.
func (f *frame) differs(b *ssa.BasicBlock) map[ssa.Value]*Value { return f.unequal.at(b, false) }

// at returns the constants that the values are, or are not, where a block is executed.
func (c comparedTo) at(b *ssa.BasicBlock, equal bool) map[ssa.Value]*Value {
	if known, ok := c[b.Index]; ok {
		return known
	}
	var known map[ssa.Value]*Value
	if d := b.Idom(); d != nil {
		known = c.at(d, equal)
	}
	if cond, holds, ok := branch(b); ok {
		if v, k := compared(cond, holds == equal); v != nil {
			known = maps.Clone(known)
			if known == nil {
				known = map[ssa.Value]*Value{}
			}
			known[v] = constValue(k)
		}
	}
	c[b.Index] = known
	return known
}

// knownAs returns what is known of a value among those that are known, nil if nothing.
// A field is read anew each time; it is the same as long as nothing is written to it.
func (f *frame) knownAs(known map[ssa.Value]*Value, v ssa.Value, at ssa.Instruction) *Value {
	if len(known) == 0 || !isString(v.Type()) {
		return nil
	}
	if w := known[v]; w != nil {
		return w
	}
	l := f.locate(v)
	if len(l.path) == 0 {
		return nil
	}
	for x, w := range known {
		read, ok := x.(ssa.Instruction)
		if ok && sameLocation(f.locate(x), l) && !f.writtenBetween(l, read, at) {
			return w
		}
	}
	return nil
}

// writtenBetween reports whether a location may be written to after one instruction and
// before another.
func (f *frame) writtenBetween(l location, from, to ssa.Instruction) bool {
	return slices.ContainsFunc(f.writes()[l.root], func(w write) bool {
		return meet(w.path, l.path) >= 0 && f.before(from, w.instr) && f.before(w.instr, to)
	})
}

func sameLocation(a, b location) bool { return a.root == b.root && slices.Equal(a.path, b.path) }

// compared returns the text that a condition compares with a constant, and the
// constant if they are equal.
func compared(c ssa.Value, holds bool) (ssa.Value, *ssa.Const) {
	x, ok := c.(*ssa.BinOp)
	if !ok || x.Op != pick(holds, token.EQL, token.NEQ) || !isString(x.X.Type()) {
		return nil, nil
	}
	if k, ok := x.Y.(*ssa.Const); ok {
		return x.X, k
	}
	if k, ok := x.X.(*ssa.Const); ok {
		return x.Y, k
	}
	return nil, nil
}

// branch returns the condition on which a block is entered from its immediate
// dominator, and whether it must hold or fail.
func branch(b *ssa.BasicBlock) (c ssa.Value, holds, ok bool) {
	d := b.Idom()
	if d == nil || len(b.Preds) != 1 || b.Preds[0] != d {
		return nil, false, false
	}
	i, ok := d.Instrs[len(d.Instrs)-1].(*ssa.If)
	if !ok || d.Succs[0] == d.Succs[1] {
		return nil, false, false
	}
	return i.Cond, d.Succs[0] == b, true
}

// guard returns the condition under which block b has been executed when
// block at is, for blocks of which the first does not dominate the second. What is asked
// at the end of at itself has been asked in another round of a loop.
func (f *frame) guard(b, at *ssa.BasicBlock) (c *Value, holds, ok bool) {
	var conds []*Value
	for !b.Dominates(at) {
		v, h, ok := branch(b)
		if !ok {
			return nil, false, false
		}
		c := f.eval(v, nil)
		if !h {
			c = f.pkg.op("!", 0, c)
		}
		conds = append(conds, c)
		b = b.Idom()
	}
	if len(conds) == 0 || b == at {
		return nil, false, false
	}
	c = conds[0]
	for _, d := range conds[1:] {
		c = f.pkg.op("&&", 0, c, d)
	}
	return c, true, true
}

// asksVariable reports whether a condition is that of a package variable: who
// sets it may not be seen, as where configuration is decoded into it.
func (f *frame) asksVariable(c ssa.Value) bool {
	switch x := c.(type) {
	case *ssa.BinOp:
		return f.asksVariable(x.X) || f.asksVariable(x.Y)
	case *ssa.UnOp:
		if x.Op == token.NOT {
			return f.asksVariable(x.X)
		}
	}
	_, ok := f.locate(c).root.(*ssa.Global)
	return ok
}

// maxGuard bounds the condition of an event, in nodes.
const maxGuard = 24

// guards returns the condition under which a block is executed, as far as the
// function's callers decide it: nil where they do not.
func (f *frame) guards(b *ssa.BasicBlock) *Value {
	if g, ok := f.guarded[b.Index]; ok {
		return g
	}
	f.guarded[b.Index] = nil // a condition that depends on the block
	var all *Value
	if d := b.Idom(); d != nil {
		all = f.guards(d)
	}
	if v, holds, ok := branch(b); ok && !f.asksVariable(v) {
		all = f.pkg.both(all, f.branchCondition(b.Idom(), v, holds))
	}
	f.guarded[b.Index] = all
	return all
}

// branchCondition returns the condition under which block d is left on one of its branches.
func (f *frame) branchCondition(d *ssa.BasicBlock, v ssa.Value, holds bool) *Value {
	at := d.Instrs[len(d.Instrs)-1]
	c := f.eval(v, at)
	if x, ok := nilSocket(v); ok {
		c = f.pkg.op(notHandedIn, 0, f.eval(x, at))
	}
	if !holds {
		c = f.pkg.op("!", 0, c)
	}
	return c
}

// guardsOf returns the condition under which an event of a kind happens in a block. That of
// an option counts as well where it is one of several, as in the cases of a switch.
func (f *frame) guardsOf(kind EventKind, b *ssa.BasicBlock) *Value {
	all := f.guards(b)
	if kind != SetOption {
		return all
	}
	for ; b != nil; b = b.Idom() {
		all = f.pkg.both(all, f.anyBranch(b))
	}
	return all
}

// anyBranch returns the condition on which a block is entered that several branches lead
// to, nil if it is not made of these alone.
func (f *frame) anyBranch(b *ssa.BasicBlock) *Value {
	d := b.Idom()
	if d == nil || len(b.Preds) < 2 || len(b.Preds) > maxGuard/4 {
		return nil
	}
	var some *Value
	for _, from := range b.Preds {
		i, ok := from.Instrs[len(from.Instrs)-1].(*ssa.If)
		if !ok || from.Succs[0] == from.Succs[1] || f.asksVariable(i.Cond) || b.Dominates(from) {
			return nil
		}
		c := f.branchCondition(from, i.Cond, from.Succs[0] == b)
		if some == nil {
			some = c
		} else {
			some = f.pkg.op("||", 0, some, c)
		}
	}
	return some
}

// notHandedIn is the operator that tells whether a socket is nil.
const notHandedIn = "no socket"

// nilSocket returns the socket that a condition compares with nil, if it does.
func nilSocket(c ssa.Value) (ssa.Value, bool) {
	b, ok := c.(*ssa.BinOp)
	if !ok || b.Op != token.EQL {
		return nil, false
	}
	if n, ok := b.Y.(*ssa.Const); !ok || !n.IsNil() {
		return nil, false
	}
	return b.X, isSocket(b.X.Type())
}

// isSocket reports whether a type is that of a listener or connection.
func isSocket(t types.Type) bool {
	for _, name := range []string{"Addr", "LocalAddr"} {
		obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name)
		if fn, ok := obj.(*types.Func); ok && fn.Signature().Results().Len() == 1 &&
			isType(fn.Signature().Results().At(0).Type(), "net", "Addr") {
			return true
		}
	}
	return false
}

// both joins two conditions. What callers can't decide, or is too large, is
// left out.
func (p *Package) both(a, b *Value) *Value {
	switch {
	case b == nil || b.Kind == Bool && b.Num != 0 || b.Kind != Bool && !b.open() || b.size() > maxGuard:
		return a
	case a == nil:
		return b
	}
	if c := p.op("&&", 0, a, b); c.size() <= maxGuard {
		return c
	}
	return a
}

// also returns the condition of an event that happens in a call.
func (f *frame) also(kind EventKind, c *Value, call ssa.CallInstruction) *Value {
	return f.pkg.both(f.guardsOf(kind, call.Block()), c)
}

// excluded reports whether conditions that the function itself decides keep a
// block from being executed.
func (f *frame) excluded(b *ssa.BasicBlock) bool {
	g := f.guards(b)
	return g != nil && g.Kind == Bool && g.Num == 0
}

// An edge is one of the ways on which a value reaches a place where several
// meet: a phi, or the end of a function.
type edge struct {
	from, to *ssa.BasicBlock // to is nil at the end of the function
	value    func() *Value
}

// meetEdges returns the value of a place where edges meet: decided by the
// conditions that lead to them where the control flow shows these, otherwise a
// choice.
func (f *frame) meetEdges(edges []edge) *Value {
	switch {
	case len(edges) == 1:
		return edges[0].value()
	case len(edges) > maxEdges:
		return beyond
	}
	d := edges[0].from
	for _, e := range edges[1:] {
		for !d.Dominates(e.from) {
			d = d.Idom()
		}
	}
	if i, ok := d.Instrs[len(d.Instrs)-1].(*ssa.If); ok {
		if yes, no, ok := split(d, edges); ok {
			c := f.eval(i.Cond, nil)
			if c.Kind == Bool {
				return f.meetEdges(pick(c.Num != 0, yes, no))
			}
			return cond(c, f.meetEdges(yes), f.meetEdges(no))
		}
	}
	alts := make([]*Value, len(edges))
	for i, e := range edges {
		alts[i] = e.value()
	}
	return choice(alts...)
}

func pick[T any](c bool, yes, no T) T {
	if c {
		return yes
	}
	return no
}

// maxEdges bounds the ways that meet in one value, as the cases of a switch do
// in what a function returns: a choice of as many is past the bound of choices.
const maxEdges = 4 * maxAlternatives

// split sorts edges by the branch of block d that they lie on.
func split(d *ssa.BasicBlock, edges []edge) (yes, no []edge, ok bool) {
	for _, e := range edges {
		switch {
		case onSide(d, 0, e) && !onSide(d, 1, e):
			yes = append(yes, e)
		case onSide(d, 1, e) && !onSide(d, 0, e):
			no = append(no, e)
		default:
			return nil, nil, false
		}
	}
	return yes, no, len(yes) > 0 && len(no) > 0
}

func onSide(d *ssa.BasicBlock, side int, e edge) bool {
	s := d.Succs[side]
	if e.from == d {
		return s == e.to
	}
	return len(s.Preds) == 1 && s.Dominates(e.from)
}
