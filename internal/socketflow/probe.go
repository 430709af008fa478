package socketflow

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Some functions listen on a port only to learn whether it is free: they close the
// listener at once. It serves nobody, so there is no traffic to take. Whoever serves on
// the port afterwards binds it anew, and that bind is an event of its own.

// A probing is a listener in the function that opens it.
type probing struct {
	f    *frame
	open *ssa.Call

	closes   map[ssa.Instruction]bool // calls of Close, and defers of such
	visited  map[visit]bool
	listener *ssa.Extract
}

// A visit is a block come to with or without a deferred Close.
type visit struct {
	block    *ssa.BasicBlock
	deferred bool
}

// probes reports whether a call opens a listener that is closed on all ways before
// anything else is done that takes time, with nobody else ever getting at it.
//
// With a Control function the bind counts in any case: it says what that is for.
func (f *frame) probes(call ssa.CallInstruction, h *Happening) bool {
	open, ok := call.(*ssa.Call)
	if !ok || h.Kind != Bind || h.Client || h.Control.Kind != Nil || h.Socket == nil || h.Socket.Kind != Socket {
		return false
	}
	if !f.answers() {
		return false
	}
	p := &probing{f: f, open: open, closes: map[ssa.Instruction]bool{}, visited: map[visit]bool{}}
	p.listener = resultOf(open, 0)
	return p.listener != nil && p.onlyCloses(p.listener) && len(p.closes) > 0 &&
		p.endsAt(open.Block(), f.index(open)+1, false)
}

// answers reports whether the function tells those who call it what came of the bind. One
// that returns at most an error may as well be the frame of a server.
func (f *frame) answers() bool {
	for v := range f.fn.Signature.Results().Variables() {
		if !types.Identical(v.Type(), errorType) {
			return true
		}
	}
	return false
}

// resultOf returns result i of a call, nil if nobody asks for it.
func resultOf(call *ssa.Call, i int) *ssa.Extract {
	for _, r := range *call.Referrers() {
		if x, ok := r.(*ssa.Extract); ok && x.Index == i {
			return x
		}
	}
	return nil
}

// onlyCloses reports whether nothing is done with a listener but to close it, to ask
// for its address, and to compare it with nil.
func (p *probing) onlyCloses(v ssa.Value) bool {
	for _, r := range *v.Referrers() {
		switch r := r.(type) {
		case *ssa.DebugRef:
		case *ssa.BinOp:
			if !isNil(r.X) && !isNil(r.Y) {
				return false
			}
		case *ssa.Store:
			if x, ok := r.Addr.(*ssa.Alloc); !ok || r.Val != v || !p.keeps(x) {
				return false
			}
		case ssa.CallInstruction:
			if !p.asks(r, v) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// keeps reports whether a variable with the listener serves the same purpose, in
// deferred closures too.
func (p *probing) keeps(x *ssa.Alloc) bool {
	for _, r := range *x.Referrers() {
		switch r := r.(type) {
		case *ssa.DebugRef, *ssa.Store:
			if st, ok := r.(*ssa.Store); ok && st.Addr != x {
				return false
			}
		case *ssa.UnOp:
			if !p.onlyCloses(r) {
				return false
			}
		case *ssa.MakeClosure:
			if !p.defers(r, x) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// defers reports whether a closure that captures the listener is deferred, and closes it.
func (p *probing) defers(mc *ssa.MakeClosure, x *ssa.Alloc) bool {
	fn := mc.Fn.(*ssa.Function)
	before := len(p.closes)
	for _, r := range *fn.FreeVars[slices.Index(mc.Bindings, ssa.Value(x))].Referrers() {
		if load, ok := r.(*ssa.UnOp); !ok || !p.onlyCloses(load) {
			return false
		}
	}
	if len(p.closes) == before {
		return false
	}
	for _, r := range *mc.Referrers() {
		d, ok := r.(*ssa.Defer)
		if !ok || d.Call.Value != mc {
			return false
		}
		p.closes[d] = true
	}
	return true
}

// asks reports whether a call is one of the listener's methods that serve nobody.
func (p *probing) asks(call ssa.CallInstruction, v ssa.Value) bool {
	name, recv := method(call.Common())
	if recv != v {
		return false
	}
	switch name {
	case "Close":
		p.closes[call] = true
		_, spawned := call.(*ssa.Go)
		return !spawned
	case "Addr", "LocalAddr":
		return true
	}
	return false
}

// method returns the name and the receiver of a method that is called.
func method(c *ssa.CallCommon) (name string, recv ssa.Value) {
	if c.IsInvoke() {
		return c.Method.Name(), c.Value
	}
	if fn := c.StaticCallee(); fn != nil && fn.Signature.Recv() != nil {
		return fn.Name(), c.Args[0]
	}
	return "", nil
}

// endsAt reports whether the listener is closed soon on all ways from an instruction of
// a block; deferred says that it is once the function returns.
func (p *probing) endsAt(b *ssa.BasicBlock, from int, deferred bool) bool {
	for _, instr := range b.Instrs[from:] {
		switch x := instr.(type) {
		case *ssa.Return:
			return deferred
		case *ssa.Panic:
			return true
		case *ssa.Send, *ssa.Select:
			return false
		case *ssa.UnOp:
			if x.Op == token.ARROW {
				return false
			}
		case *ssa.Defer:
			if !p.closes[x] {
				return false
			}
			deferred = true
		case *ssa.Call:
			if x == p.open || p.closes[x] || neverReturns(x) {
				return true
			}
			if !isBrief(&x.Call) {
				return false
			}
		}
	}
	return p.leads(b, deferred)
}

// leads is endsAt for what follows a block, but for where there is no listener.
func (p *probing) leads(b *ssa.BasicBlock, deferred bool) bool {
	for i, s := range b.Succs {
		if at := (visit{s, deferred}); i != p.failed(b) && !p.visited[at] {
			p.visited[at] = true
			if !p.endsAt(s, 0, deferred) {
				return false
			}
		}
	}
	return true
}

// failed returns which of its successors a block leads to where the call has failed, -1
// if it doesn't ask.
func (p *probing) failed(b *ssa.BasicBlock) int {
	i, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
	if !ok {
		return -1
	}
	c, ok := i.Cond.(*ssa.BinOp)
	if !ok || !isNil(c.Y) || c.Op != token.EQL && c.Op != token.NEQ {
		return -1
	}
	switch x, _ := p.f.lastStored(c.X).(*ssa.Extract); {
	case x == nil || x.Tuple != p.open:
		return -1
	case x == p.listener:
		return pick(c.Op == token.EQL, 0, 1)
	}
	return pick(c.Op == token.NEQ, 0, 1)
}

// isBrief reports whether a call returns at once, as that of a function does that puts
// text together or writes it: a listener that is held while something else runs is a
// lock, and no probe.
func isBrief(c *ssa.CallCommon) bool {
	if _, ok := c.Value.(*ssa.Builtin); ok {
		return true
	}
	if name, recv := method(c); recv != nil && briefMethods[name] {
		return true
	}
	fn := c.StaticCallee()
	return fn != nil && fn.Pkg != nil && briefPackages[fn.Pkg.Pkg.Path()]
}

// briefMethods are those of addresses, errors and what else can be printed.
var briefMethods = map[string]bool{"Addr": true, "LocalAddr": true, "Network": true, "String": true, "Error": true}

var briefPackages = map[string]bool{"errors": true, "fmt": true, "log": true, "log/slog": true, "strconv": true, "strings": true}
