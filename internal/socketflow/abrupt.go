package socketflow

import (
	"cmp"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// An AbruptClose is a place where a connection that was accepted from a
// listener with exclusive use is closed, and neither is it shut down for
// writing nor read to EOF on any way that the package shows.
type AbruptClose struct {
	Pos, End token.Pos
	Accept   Place // where it was accepted
}

// AbruptCloses returns the first such place of each call that accepts, in the
// order of the source.
func (p *Package) AbruptCloses() []AbruptClose {
	exclusive := p.exclusiveSockets()
	if len(exclusive) == 0 {
		return nil
	}
	var all []AbruptClose
	j := p.newJoiner()
	for _, f := range p.all {
		if p.isForeign(f.fn) {
			continue
		}
		for instr := range f.liveInstrs() {
			call, ok := instr.(*ssa.Call)
			if !ok || !p.acceptsFrom(f, call, exclusive, j) {
				continue
			}
			if c, ok := p.abruptClose(call); ok {
				all = append(all, c)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b AbruptClose) int { return cmp.Compare(a.Pos, b.Pos) })
	return all
}

// exclusiveSockets returns the sockets that are bound with exclusive use.
func (p *Package) exclusiveSockets() map[string]bool {
	names := map[string]bool{}
	for _, f := range p.all {
		for _, h := range f.happenings() {
			if h.Kind != Bind || h.Client {
				continue
			}
			_, options := p.control(h, h.Address)
			if !slices.ContainsFunc(options, func(o Option) bool { return o.On && o.Kind == ExclusiveAddrUse }) {
				continue
			}
			for _, s := range sockets(h.Socket) {
				names[s] = true
			}
		}
	}
	return names
}

// acceptsFrom reports whether a call accepts a connection from one of the
// listeners.
func (p *Package) acceptsFrom(f *frame, call *ssa.Call, listeners map[string]bool, j *joiner) bool {
	name := methodName(call.Common())
	if name != "Accept" && name != "AcceptTCP" || call.Common().Signature().Results().Len() != 2 {
		return false
	}
	p.steps = 0
	l := j.join(p.withCallers(f, f.eval(arguments(call.Common())[0], call), 0))
	return slices.ContainsFunc(alternatives(l), func(v *Value) bool { return v.Kind == Socket && listeners[v.Text] })
}

// methodName returns the name of the method that a call runs, "" if it runs
// something else.
func methodName(c *ssa.CallCommon) string {
	if c.IsInvoke() {
		return c.Method.Name()
	}
	if fn := c.StaticCallee(); fn != nil && fn.Signature.Recv() != nil {
		return fn.Name()
	}
	return ""
}

// abruptClose follows the connection that a call accepts to where it is closed.
func (p *Package) abruptClose(accept *ssa.Call) (AbruptClose, bool) {
	w := &connWalk{pkg: p, seen: map[ssa.Value]bool{}}
	for _, ref := range *accept.Referrers() {
		if x, ok := ref.(*ssa.Extract); ok && x.Index == 0 {
			w.value(x)
		}
	}
	if w.lost || len(w.closes) == 0 || w.graceful() {
		return AbruptClose{}, false
	}
	slices.Sort(w.closes)
	c := AbruptClose{Accept: p.calling(accept, methodName(accept.Common()))}
	c.Pos, c.End = p.extentOf(&Happening{pos: w.closes[0]})
	return c, true
}

// A connWalk follows a connection through the package.
type connWalk struct {
	pkg    *Package
	seen   map[ssa.Value]bool
	closes []token.Pos
	halves []ssa.Instruction // CloseWrite
	reads  []ssa.Instruction
	lost   bool // it goes where it can't be followed
}

// graceful reports whether the connection is shut down for writing and read
// afterwards. Which comes first is only known within one function.
func (w *connWalk) graceful() bool {
	for _, half := range w.halves {
		for _, read := range w.reads {
			if half.Parent() != read.Parent() || w.pkg.frame(half.Parent()).before(half, read) {
				return true
			}
		}
	}
	return false
}

func (w *connWalk) value(v ssa.Value) {
	if w.lost || w.seen[v] {
		return
	}
	w.seen[v] = true
	for _, ref := range *v.Referrers() {
		switch x := ref.(type) {
		case *ssa.MakeInterface, *ssa.ChangeInterface, *ssa.ChangeType, *ssa.TypeAssert, *ssa.Phi:
			w.value(x.(ssa.Value))
		case *ssa.Extract: // of a type assertion
			if x.Index == 0 {
				w.value(x)
			}
		case *ssa.FieldAddr: // the method is promoted: CloseWrite of a *net.TCPConn is its own, Close is not
			w.value(x)
		case *ssa.Store:
			w.stored(x, v)
		case ssa.CallInstruction:
			w.call(x, v)
		case *ssa.BinOp, *ssa.DebugRef, *ssa.If:
		default:
			w.lost = true
		}
	}
}

// stored follows a connection into a variable, here and in closures.
func (w *connWalk) stored(st *ssa.Store, v ssa.Value) {
	if st.Val != v || !isVariable(st.Addr) {
		w.lost = true
		return
	}
	w.variable(st.Addr)
}

func (w *connWalk) variable(addr ssa.Value) {
	if w.seen[addr] {
		return
	}
	w.seen[addr] = true
	for _, ref := range *addr.Referrers() {
		switch x := ref.(type) {
		case *ssa.UnOp:
			w.value(x)
		case *ssa.MakeClosure:
			fn := x.Fn.(*ssa.Function)
			for i, b := range x.Bindings {
				if b == addr {
					w.variable(fn.FreeVars[i])
				}
			}
		case *ssa.Store, *ssa.DebugRef:
		default:
			w.lost = true
		}
	}
}

// call follows a connection into a call: as the receiver or an argument.
func (w *connWalk) call(call ssa.CallInstruction, v ssa.Value) {
	c := call.Common()
	fn := c.StaticCallee()
	switch {
	case c.IsInvoke() && c.Value == v, fn != nil && fn.Signature.Recv() != nil && len(c.Args) > 0 && c.Args[0] == v && !w.pkg.owns(fn):
		w.method(call, methodName(c))
	case fn != nil && w.pkg.owns(fn):
		for i, a := range c.Args {
			if a == v && i < len(fn.Params) {
				w.value(fn.Params[i])
			}
		}
	case fn != nil && !canClose(v.Type()):
		w.reads = append(w.reads, call) // an io.Reader, or a writer that can't harm
	default:
		w.lost = true
	}
}

// method takes up a call of one of the connection's own methods.
func (w *connWalk) method(call ssa.CallInstruction, name string) {
	switch name {
	case "Close":
		w.closes = append(w.closes, callPos(call))
	case "CloseWrite":
		w.halves = append(w.halves, call)
	case "Read", "WriteTo":
		w.reads = append(w.reads, call)
	case "SyscallConn", "File":
		w.lost = true
	}
}

// canClose reports whether who holds a value of a type can close it.
func canClose(t types.Type) bool {
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, "Close")
	return obj != nil
}
