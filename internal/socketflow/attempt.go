package socketflow

import (
	"cmp"
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A MistakeKind says how an attempt to protect a port goes wrong.
type MistakeKind uint8

const (
	// LateOption is an option that is set on a socket that is bound already.
	LateOption MistakeKind = iota
	// BothOptions is SO_REUSEADDR and SO_EXCLUSIVEADDRUSE on one socket.
	BothOptions
	// MulticastExclusive is exclusive use on a socket that net has given
	// SO_REUSEADDR because its address is a multicast group.
	MulticastExclusive
	// DroppedError is the error of setting exclusive use that goes nowhere.
	DroppedError
	// OverwrittenError is one that is kept in a variable which is not read
	// before it is set again or forgotten.
	OverwrittenError
	// DroppedControl is the error of the RawConn.Control that sets exclusive
	// use and goes nowhere.
	DroppedControl
	// ReuseForExclusive is what calls itself exclusive and is SO_REUSEADDR.
	ReuseForExclusive
	// OtherForExclusive is what calls itself exclusive and is neither.
	OtherForExclusive
	// TruncatedExclusive is exclusive use cut to 8 or 16 bits.
	TruncatedExclusive
	// WrongLevel is exclusive use at another level than SOL_SOCKET.
	WrongLevel
	// SwitchedOff is exclusive use set to 0.
	SwitchedOff
	// ForeignReuse is the number of SO_REUSEADDR or SO_REUSEPORT on another
	// system.
	ForeignReuse
)

// A Mistake is a place in the package where code tries to protect a port, or
// to share it, and gets it wrong.
type Mistake struct {
	Kind     MistakeKind
	Pos, End token.Pos
	Option   OptionKind // that is set
	Name     string     // of the constant, variable or function that calls itself exclusive
	Number   int64      // of the option as it stands
	Off      bool       // it is set to 0
	ByHand   bool       // the socket is a raw one, which no Control function is called for
	Way      []Place    // down to the call of setsockopt
	Other    *Place     // the other call that it is in conflict with, or the bind

	// Covers are the positions of the options concerned, as Sites has them:
	// to say more about those would be to say it twice.
	Covers []token.Pos
}

// Mistakes returns what goes wrong in the package, in the order of the source.
// It must be called before [Package.Facts].
func (p *Package) Mistakes() []*Mistake {
	ms := p.unheardErrors()
	ms = append(ms, p.lateOptions()...)
	ms = append(ms, p.conflicts()...)
	ms = append(ms, p.wrongValues()...)
	slices.SortStableFunc(ms, func(a, b *Mistake) int { return cmp.Compare(a.Pos, b.Pos) })
	return ms
}

// options yields the calls of setsockopt that the functions of the package
// see, where it is settled which option is set to what.
func (p *Package) options(yield func(f *frame, h *Happening, o Option)) {
	for _, f := range p.all {
		f.options(func(h *Happening, o Option) { yield(f, h, o) })
	}
}

// options yields those that one function sees.
func (f *frame) options(yield func(h *Happening, o Option)) {
	for _, h := range f.happenings() {
		if h.Kind == SetOption && h.at != nil && !h.unsettled() && h.Option != nil && h.Option.Kind == Int {
			yield(h, f.pkg.option(h))
		}
	}
}

// mistake describes a mistake with an option that stands at a position.
func (p *Package) mistake(kind MistakeKind, at token.Pos, h *Happening) *Mistake {
	m := &Mistake{Kind: kind, Option: p.option(h).Kind, Way: h.Way}
	m.Pos, m.End = p.extentOf(&Happening{pos: at})
	m.Covers = []token.Pos{p.sitePos(h)}
	return m
}

// sitePos returns the position of the option as Sites has it.
func (p *Package) sitePos(h *Happening) token.Pos {
	pos, _ := p.extentOf(h)
	return pos
}

// local returns the event as it stands in the function declaration of the one
// that sees it: in a closure written there, the call in that.
func (h *Happening) local() *Happening {
	for h.from != nil && h.from.at != nil && outermost(h.from.at.Parent()) == outermost(h.at.Parent()) {
		h = h.from
	}
	return h
}

// position returns where the call, or the closure, stands by which an event
// happens.
func (h *Happening) position() token.Pos {
	if call, ok := h.at.(ssa.CallInstruction); ok {
		return callPos(call)
	}
	return h.at.Pos()
}

func outermost(fn *ssa.Function) *ssa.Function {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	return fn
}

// conditional reports whether a block is executed under a condition other
// than that there was no error so far, or that a loop has not ended.
func (f *frame) conditional(b *ssa.BasicBlock) bool {
	for ; b.Idom() != nil; b = b.Idom() {
		c, holds, ok := branch(b)
		if !ok || isErrorCheck(c) {
			continue
		}
		d := b.Idom()
		leaves := d.Succs[pick(holds, 1, 0)]
		if !f.reachable(b)[d.Index] || f.reachable(leaves)[d.Index] {
			return true
		}
	}
	return false
}

// optional reports whether an event of a kind happens under a condition in a block. What
// passes an option by on one of several branches, as with a && in the condition, counts as
// well.
func (f *frame) optional(kind EventKind, b *ssa.BasicBlock) bool {
	return f.conditional(b) || kind == SetOption && passable(b)
}

// passable reports whether a way through the function that is no failure leaves out a
// block to which several branches lead, or one that dominates it.
func passable(b *ssa.BasicBlock) bool {
	for ; b.Idom() != nil; b = b.Idom() {
		if len(b.Preds) > 1 && ends(b.Idom(), b, map[*ssa.BasicBlock]bool{}) {
			return true
		}
	}
	return false
}

// ends reports whether a block leads to the end of the function, other than after an
// error, by a way that leaves another block out.
func ends(from, without *ssa.BasicBlock, seen map[*ssa.BasicBlock]bool) bool {
	if from == without || seen[from] {
		return false
	}
	seen[from] = true
	succs := from.Succs
	switch last := from.Instrs[len(from.Instrs)-1].(type) {
	case *ssa.Return:
		return true
	case *ssa.If:
		if b, ok := last.Cond.(*ssa.BinOp); ok && isErrorCheck(b) {
			i := pick(b.Op == token.EQL, 0, 1)
			succs = succs[i : i+1]
		}
	}
	return slices.ContainsFunc(succs, func(s *ssa.BasicBlock) bool { return ends(s, without, seen) })
}

// mayBeLeftOut reports whether an event need not happen where its call is executed, since
// it depends on a condition in a function that is called.
func (h *Happening) mayBeLeftOut() bool { return h.from != nil && h.from.Maybe }

// executes reports whether an event happens where the function that sees it
// has the call, as opposed to later: in a closure, a goroutine or at the end.
func (h *Happening) executes() bool {
	_, ok := h.at.(*ssa.Call)
	return ok
}

// isErrorCheck reports whether a condition compares an error with nil.
func isErrorCheck(c ssa.Value) bool {
	b, ok := c.(*ssa.BinOp)
	return ok && (b.Op == token.EQL || b.Op == token.NEQ) && isErrorType(b.X.Type()) && (isNil(b.X) || isNil(b.Y))
}

func isNil(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.Value == nil
}
