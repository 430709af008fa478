package socketflow

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A fate is what becomes of the error of setting an option.
type fate uint8

const (
	unknownFate fate = iota
	heard            // somebody reads it, or the caller is told
	held             // it is left in a captured variable when the closure returns
	dropped          // nobody ever reads it
)

// An outcome is the fate of an error as one function sees it.
type outcome struct {
	fate fate
	held *ssa.FreeVar // the variable
	kind MistakeKind  // how it was dropped
	at   *Happening   // where: nil if in a function of another package
}

// hearing follows the errors of a package's options.
type hearing struct {
	pkg  *Package
	seen map[*Happening]outcome
}

// unheardErrors finds exclusive use whose failure nobody hears of: the socket
// is then unprotected, and the program goes on.
func (p *Package) unheardErrors() []*Mistake {
	hear := &hearing{p, map[*Happening]outcome{}}
	for _, f := range p.all {
		for _, h := range f.happenings() {
			if h.Kind == SetOption && h.at != nil {
				h.Heard = hear.outcome(h).fate == heard && returnsError(f.fn)
			}
		}
	}
	var ms []*Mistake
	p.options(func(_ *frame, h *Happening, o Option) {
		out := hear.outcome(h)
		switch {
		case o.Kind != ExclusiveAddrUse || !o.On || out.fate != dropped:
		case out.at == h:
			ms = append(ms, p.mistake(out.kind, out.position(), h))
		case h.from != nil && h.from.unsettled():
			ms = append(ms, p.mistake(out.kind, h.pos, h)) // which option it is comes from here
		}
	})
	return ms
}

// position returns where an error is dropped: at the call that sets the
// option, or at the RawConn.Control around it.
func (o outcome) position() token.Pos {
	if o.kind == DroppedControl {
		return o.at.position()
	}
	return o.at.local().position()
}

// outcome returns the fate of the error of an option. What happens to that of
// an option which is not known yet is known all the same.
func (hear *hearing) outcome(h *Happening) outcome {
	if out, ok := hear.seen[h]; ok {
		return out
	}
	hear.seen[h] = outcome{}
	out := hear.follow(h)
	if out.fate == dropped && out.at == nil {
		out.at = h
	}
	hear.seen[h] = out
	return out
}

func (hear *hearing) follow(h *Happening) outcome {
	call, ok := h.at.(ssa.CallInstruction)
	if !ok {
		return outcome{} // a closure that somebody else calls
	}
	f := hear.pkg.frame(h.at.Parent())
	if h.from == nil && h.Name == procSetsockopt {
		return procError(call)
	}
	if h.from == nil {
		return f.errorOf(call, DroppedError)
	}
	if h.from.at == nil {
		if !h.from.Heard {
			return outcome{}
		}
		return f.errorOf(call, DroppedError)
	}
	out := hear.outcome(h.from)
	switch out.fate {
	case held:
		out = f.heldAfter(call, out.held)
		if out.fate == dropped {
			out.kind = OverwrittenError
			return out
		}
	case heard:
	case unknownFate, dropped:
		return out
	}
	if out.fate != heard {
		return out
	}
	if isControlMethod(call.Common()) {
		return f.errorOf(call, DroppedControl)
	}
	if !returnsError(h.from.at.Parent()) {
		return outcome{fate: heard}
	}
	return f.errorOf(call, DroppedError)
}

// returnsError reports whether the last result of a function is an error.
func returnsError(fn *ssa.Function) bool {
	r := fn.Signature.Results()
	return r.Len() > 0 && isErrorType(r.At(r.Len()-1).Type())
}

func isErrorType(t types.Type) bool {
	return types.Identical(t, errorType)
}

// errorOf returns the fate of the error that a call returns last.
func (f *frame) errorOf(call ssa.CallInstruction, kind MistakeKind) outcome {
	v := call.Value()
	if v == nil { // go or defer
		return outcome{fate: dropped, kind: kind}
	}
	r := call.Common().Signature().Results()
	if r.Len() <= 1 {
		return f.fateOf(v, kind, map[ssa.Value]bool{})
	}
	for _, ref := range *v.Referrers() {
		if x, ok := ref.(*ssa.Extract); ok && x.Index == r.Len()-1 {
			return f.fateOf(x, kind, map[ssa.Value]bool{})
		}
	}
	return outcome{fate: dropped, kind: kind}
}

// procError returns the fate of the error of a procedure, which any of the
// results tells.
func procError(call ssa.CallInstruction) outcome {
	if v := call.Value(); v != nil {
		for _, ref := range *v.Referrers() {
			if x, ok := ref.(*ssa.Extract); ok && len(*x.Referrers()) > 0 {
				return outcome{fate: heard}
			}
		}
	}
	return outcome{fate: dropped, kind: DroppedError}
}

// fateOf follows an error from the value that it is.
func (f *frame) fateOf(v ssa.Value, kind MistakeKind, seen map[ssa.Value]bool) outcome {
	best := outcome{fate: dropped, kind: kind}
	if seen[v] {
		return best
	}
	seen[v] = true
	for _, ref := range *v.Referrers() {
		out := outcome{fate: heard}
		switch x := ref.(type) {
		case *ssa.DebugRef:
			continue
		case *ssa.BinOp:
			if swallows(x) {
				continue
			}
		case *ssa.Phi:
			out = f.fateOf(x, kind, seen)
		case *ssa.Store:
			if x.Val == v && isVariable(x.Addr) {
				out = f.variableAfter(x, x.Addr)
			}
		}
		switch {
		case out.fate == heard:
			return out
		case out.fate == held || out.kind == OverwrittenError:
			best = out
		}
	}
	return best
}

// isVariable reports whether an address is that of a local variable, here or
// in a function around this one.
func isVariable(addr ssa.Value) bool {
	switch addr.(type) {
	case *ssa.Alloc, *ssa.FreeVar:
		return true
	}
	return false
}

// heldAfter returns what becomes of an error that a closure has left in a
// variable, after the call that runs it.
func (f *frame) heldAfter(call ssa.CallInstruction, v *ssa.FreeVar) outcome {
	for _, op := range call.Operands(nil) {
		mc, ok := f.locate(*op).root.(*ssa.MakeClosure)
		if !ok || mc.Fn != v.Parent() {
			continue
		}
		for i, fv := range v.Parent().FreeVars {
			if fv == v {
				return f.variableAfter(call, mc.Bindings[i])
			}
		}
	}
	return outcome{}
}

// variableAfter returns what becomes of what a variable holds after an
// instruction: whether it is read on a way on, before it is set again.
func (f *frame) variableAfter(start ssa.Instruction, addr ssa.Value) outcome {
	if !isVariable(addr) || readElsewhere(addr, start) {
		return outcome{fate: heard}
	}
	w := &variableWalk{f: f, addr: addr, seen: map[int]bool{}}
	w.block(start.Block(), f.index(start)+1)
	switch fv, free := addr.(*ssa.FreeVar); {
	case w.read:
		return outcome{fate: heard}
	case w.exits && free:
		return outcome{fate: held, held: fv}
	}
	return outcome{fate: dropped, kind: OverwrittenError}
}

// readElsewhere reports whether another closure, or code that has the address,
// may read a variable.
func readElsewhere(addr ssa.Value, start ssa.Instruction) bool {
	for _, ref := range *addr.Referrers() {
		switch x := ref.(type) {
		case *ssa.Store:
			if x.Val == addr {
				return true
			}
		case *ssa.UnOp, *ssa.DebugRef:
		case *ssa.MakeClosure:
			if !runs(start, x) && closureReads(x, addr) {
				return true
			}
		default:
			return true
		}
	}
	return false
}

// runs reports whether an instruction calls a function that was given a
// closure.
func runs(start ssa.Instruction, mc *ssa.MakeClosure) bool {
	for _, op := range start.Operands(nil) {
		if *op == mc {
			return true
		}
	}
	return false
}

func closureReads(mc *ssa.MakeClosure, addr ssa.Value) bool {
	fn := mc.Fn.(*ssa.Function)
	for i, b := range mc.Bindings {
		if b != addr || i >= len(fn.FreeVars) {
			continue
		}
		for _, ref := range *fn.FreeVars[i].Referrers() {
			if st, ok := ref.(*ssa.Store); !ok || st.Val == fn.FreeVars[i] {
				return true
			}
		}
	}
	return false
}

// A variableWalk follows the ways on from an instruction on which a variable
// keeps what it holds.
type variableWalk struct {
	f           *frame
	addr        ssa.Value
	seen        map[int]bool
	read, exits bool
}

func (w *variableWalk) block(b *ssa.BasicBlock, from int) {
	for _, instr := range b.Instrs[from:] {
		switch x := instr.(type) {
		case *ssa.UnOp:
			if x.Op == token.MUL && x.X == w.addr && w.f.fateOf(x, DroppedError, map[ssa.Value]bool{}).fate != dropped {
				w.read = true
				return
			}
		case *ssa.Store:
			if x.Addr == w.addr {
				return
			}
		case *ssa.Return:
			w.exits = true
			return
		}
	}
	for _, s := range b.Succs {
		if !w.seen[s.Index] {
			w.seen[s.Index] = true
			w.block(s, 0)
		}
	}
}

// swallows reports whether a comparison with nil does no more than leave the
// function early, without a word.
func swallows(b *ssa.BinOp) bool {
	if !isErrorCheck(b) || b.Parent().Signature.Results().Len() > 0 {
		return false
	}
	for _, ref := range *b.Referrers() {
		i, ok := ref.(*ssa.If)
		if !ok {
			return false
		}
		failed := i.Block().Succs[pick(b.Op == token.NEQ, 0, 1)]
		if _, ok := failed.Instrs[0].(*ssa.Return); !ok || len(failed.Preds) != 1 {
			return false
		}
	}
	return true
}
