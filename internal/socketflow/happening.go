package socketflow

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A Happening is an event as one function of the package under analysis sees
// it: in its own code or in that of a function that it calls.
type Happening struct {
	Event
	pos  token.Pos  // the call that supplied what is bound or set last
	in   *frame     // the function that it stands in
	from *Happening // the same event, as the callee sees it

	at ssa.Instruction // of the function that sees it: the call, or the closure that is made

	answered bool // a fixed port has been found, here or for a caller
	fallback bool // for where a field says nothing, which packages above may set
}

// happenings returns the events of the function, its callees' included as far
// as these leave them open.
func (f *frame) happenings() []*Happening {
	if f.finding && f.found != nil && !f.done {
		f.recursive = true
	}
	if f.found != nil || f.finding || !f.pkg.enter() {
		return f.found
	}
	defer f.finish()
	defer f.pkg.leave()
	f.finding = true
	f.found = []*Happening{}
	if f.pkg.isForeign(f.fn) {
		f.addForeign()
		return f.found
	}
	if f.pkg.unreached[f.fn] {
		return f.found
	}
	live := f.live()
	for _, b := range f.blocks() {
		if !live[b.Index] {
			continue
		}
		for _, instr := range b.Instrs {
			switch x := instr.(type) {
			case ssa.CallInstruction:
				f.addCall(x)
			case *ssa.MakeClosure:
				f.addClosure(x)
			case *ssa.MakeInterface:
				f.addHandover(x)
			}
			if len(f.found) > maxEvents {
				return f.found
			}
		}
	}
	return f.found
}

// finish ends the search. The conditions of a recursive function are those of
// its first round only.
func (f *frame) finish() {
	f.done = true
	if f.recursive {
		for _, h := range f.found {
			h.If = nil
		}
	}
}

// addForeign stands for what Windows has in place of a function that it does
// not compile: it may set any option, unless it is known to do nothing.
func (f *frame) addForeign() {
	if obj, ok := f.fn.Object().(*types.Func); ok && f.pkg.Idle != nil && f.pkg.Idle(obj) {
		return
	}
	f.addUnknownOption(f.fn.Pos(), f.pkg.funcName(f.fn), nil, unknown)
}

// addUnknownOption stands for code that may set any option on a socket: that of
// callee, if it is a function value that callers may know.
func (f *frame) addUnknownOption(pos token.Pos, name string, callee, socket *Value) {
	h := &Happening{pos: pos, in: f}
	h.Kind, h.Name = SetOption, name
	h.Level, h.Option, h.Arg, h.Socket = unknown, unknown, unknown, socket
	h.Callee = callee
	h.Each = isElement(callee)
	h.Way = []Place{f.pkg.place(pos)}
	f.found = append(f.found, h)
}

// handedOn returns the raw connection that a call passes on, or the descriptor that
// the function has been given by RawConn.Control, nil if it does neither: who gets it
// can set options.
func (f *frame) handedOn(c *ssa.CallCommon) ssa.Value {
	fd := f.descriptor()
	for _, a := range c.Args {
		if isType(a.Type(), "syscall", "RawConn") || fd != nil && unconverted(a) == fd {
			return a
		}
	}
	return nil
}

// isNamed reports whether a call says which function it calls.
func isNamed(c *ssa.CallCommon) bool {
	_, builtin := c.Value.(*ssa.Builtin)
	return builtin || !c.IsInvoke() && c.StaticCallee() != nil
}

// descriptor returns the parameter of a function that RawConn.Control may call, nil
// if it is none.
func (f *frame) descriptor() ssa.Value {
	sig := f.fn.Signature
	if sig.Params().Len() != 1 || sig.Results().Len() > 0 || !isBasic(sig.Params().At(0).Type(), types.IsUnsigned) {
		return nil
	}
	return f.fn.Params[len(f.fn.Params)-1]
}

// unconverted returns what a value was before it was converted to another type.
func unconverted(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.Convert:
			v = x.X
		case *ssa.ChangeType:
			v = x.X
		default:
			return v
		}
	}
}

// calledValue returns the function value that is called, nil for a method of an
// interface.
func (f *frame) calledValue(call ssa.CallInstruction) *Value {
	if call.Common().IsInvoke() {
		return nil
	}
	return f.eval(call.Common().Value, call)
}

// maxEvents bounds the events of one function.
const maxEvents = 200

func (f *frame) addCall(call ssa.CallInstruction) {
	c := call.Common()
	switch {
	case isLingerMethod(c):
		f.addPrimitive(call, target{name: c.Method.FullName()}, primitives["(*net.TCPConn).SetLinger"])
		return
	case isControlMethod(c):
		args := f.args(call)
		ts := f.pkg.funcTargets(args[1])
		for _, t := range ts {
			f.instantiate(call, t, []*Value{args[0]})
		}
		if len(ts) == 0 {
			f.addUnknownOption(callPos(call), c.Method.FullName(), nil, args[0])
		}
		return
	}
	ts := f.targets(call)
	if sock := f.handedOn(c); sock != nil && !isNamed(c) && !slices.ContainsFunc(ts, target.known) {
		f.addUnknownOption(callPos(call), "", f.calledValue(call), f.eval(sock, call))
	}
	for _, t := range ts {
		if prim, ok := primitives[t.name]; ok {
			f.addPrimitive(call, t, prim)
			continue
		}
		f.addProc(call, t.name)
		if t.fn == nil && (t.sum == nil || len(t.sum.Events) == 0) {
			continue
		}
		f.instantiate(call, t, nil)
	}
}

// addClosure takes up what a closure that is not called here may do with the
// variables that it captures.
func (f *frame) addClosure(mc *ssa.MakeClosure) {
	fn := mc.Fn.(*ssa.Function)
	if !f.pkg.owns(fn) {
		return
	}
	for _, r := range *mc.Referrers() {
		if c, ok := r.(ssa.CallInstruction); ok && c.Common().Value == mc {
			return // seen as a call
		}
	}
	f.capture(mc, f.pkg.frame(fn).happenings())
}

// capture adds events of a closure, with what it captures put in.
func (f *frame) capture(mc *ssa.MakeClosure, hs []*Happening) {
	fn := mc.Fn.(*ssa.Function)
	var free []*Value
	for _, h := range hs {
		if !h.open() && !h.handedIn() {
			continue
		}
		if free == nil {
			free = f.bindings(mc, nil)
		}
		// Whoever calls the closure supplies its parameters.
		e := f.bind(h, &env{free: free})
		if f.pkg.ruledOut(h, e) || f.excluded(mc.Block()) {
			continue
		}
		if h.Kind == SetOption { // a bind would make all that its guards depend on matter
			e.If = f.pkg.both(f.guardsOf(h.Kind, mc.Block()), e.If)
			e.Maybe = e.Maybe || f.optional(h.Kind, mc.Block())
		}
		e.settle(f.pkg.place(mc.Pos()), h.Address)
		e.at, e.Later = mc, true
		if fn.Synthetic != "" { // a method value: its code has no position
			e.pos, e.in = mc.Pos(), f
		}
		f.found = append(f.found, e)
	}
}

// instantiate adds the open events of a callee, with the arguments put in.
func (f *frame) instantiate(call ssa.CallInstruction, t target, args []*Value) {
	f.take(call, t, args, f.pkg.targetHappenings(t))
}

// take adds those of some events of a callee that are open.
func (f *frame) take(call ssa.CallInstruction, t target, args []*Value, hs []*Happening) {
	var given *env
	if args != nil {
		given = &env{args: args, free: t.free}
	}
	for _, h := range hs {
		if !h.open() && h.in != nil && !h.undecided() && !h.handedIn() {
			continue // decided in the callee
		}
		if f.excluded(call.Block()) {
			return
		}
		if given == nil {
			given = f.givenRead(call, t.free)
		}
		at := given
		if h.Later && h.Kind == Bind {
			at = f.givenLater(call, given)
		}
		e := f.bind(h, at)
		if f.pkg.ruledOutBy(call, h, e) || f.handsIn(h, at) {
			f.pkg.tellAvoided(h, e)
			continue
		}
		e.If = f.also(h.Kind, f.pkg.both(e.If, t.when), call)
		e.Way = append([]Place{f.pkg.calling(call, t.name)}, h.Way...)
		e.settle(e.Way[0], h.Address)
		e.at, e.Maybe = call, h.Maybe || f.optional(h.Kind, call.Block())
		e.Every = e.Every || f.bindsEvery(h, call)
		// A closure that was made elsewhere is called here with what it has
		// captured there. The code of a method value has no position.
		elsewhere := t.site == nil && len(t.free) > 0
		if h.in == nil || elsewhere || h.needsArguments() || !h.pos.IsValid() {
			e.pos, e.in = callPos(call), f
		}
		f.found = append(f.found, e)
	}
}

// bindsEvery reports whether the callee binds one network after the other, of which this
// function gives it all.
func (f *frame) bindsEvery(h *Happening, call ssa.CallInstruction) bool {
	n := h.Network
	return n != nil && n.Kind == Param && len(n.Path) == 0 && f.takesEvery(call, int(n.Num))
}

// settle notes the calls that give a bind its address, as opposed to those that
// hand on a parameter: the innermost of all, and the one that passes it as an
// argument of its own. inner is the address as the callee sees it, nil for a
// primitive.
func (h *Happening) settle(at Place, inner *Value) {
	if h.Kind != Bind || handsOn(h.Address) {
		return
	}
	if h.At == nil {
		h.At = &at
	}
	if h.Given == nil || inner != nil && handsOn(inner) {
		h.Given = &at
	}
}

// handsOn reports whether an address is a parameter or captured variable as it
// is, no field of one.
func handsOn(v *Value) bool {
	return (v.Kind == Param || v.Kind == Free) && lastField(v.Path) < 0
}

// undecided reports whether an option is not known: a function that may set
// any option taints those that call it.
func (h *Happening) undecided() bool {
	return h.Kind == SetOption && h.Option.Kind == Unknown
}

// bind returns a copy of an event with parameters replaced.
func (f *frame) bind(h *Happening, e *env) *Happening {
	c := &Happening{Event: h.Event, pos: h.pos, in: h.in, from: h}
	c.Address = f.pkg.narrowed(h, f.pkg.undecidedIn(e))
	for _, v := range c.values() {
		if *v != nil {
			*v = f.pkg.subst(*v, e)
		}
	}
	return c
}

// open reports whether what happens still depends on the function's callers.
// Which socket an option is set on is no question for the callers of a
// function that decides everything else.
func (h *Happening) open() bool {
	for _, v := range []*Value{h.Network, h.Address, h.Control, h.Level, h.Option, h.Arg} {
		if v != nil && v.open() {
			return true
		}
	}
	return h.Socket != nil && h.Socket.open()
}

// awaitsControl reports whether the callers of the function supply the function that
// net calls before a bind, so that they decide whether the port is protected. What they
// supply to a function that is known is no such question.
func (h *Happening) awaitsControl() bool {
	return h.Control != nil && slices.ContainsFunc(alternatives(h.Control), func(v *Value) bool {
		return v.Kind != Func && v.open()
	})
}

// needsArguments reports whether the callers of the function supply a part of
// what is bound or set: then the event stands at their call.
func (h *Happening) needsArguments() bool {
	for _, v := range []*Value{h.Network, h.Address, h.Option, h.Arg} {
		if v == nil {
			continue
		}
		if v.has(only(Param)) {
			return true
		}
	}
	return false
}

func (f *frame) addPrimitive(call ssa.CallInstruction, t target, prim primitive) {
	if f.excluded(call.Block()) {
		return
	}
	args := f.args(call)
	h := &Happening{pos: callPos(call), in: f, at: call}
	h.Maybe = f.optional(prim.kind, call.Block())
	h.Kind, h.Name, h.Client, h.Groups = prim.kind, t.name, prim.client, prim.groups
	h.Way = []Place{f.pkg.calling(call, t.name)}
	h.If = f.also(prim.kind, t.when, call)
	if prim.socket != none {
		h.Socket = args[prim.socket]
	}
	switch prim.kind {
	case Bind:
		f.fillBind(h, call, prim, args)
	case SetOption:
		h.Level, h.Option, h.Arg = args[prim.option-1], args[prim.option], args[prim.option+1]
		h.System = systemOf(call.Common().Args[0])
	case Linger:
		f.fillLinger(h, prim, args)
	case Join:
	}
	for _, v := range h.values() {
		if *v != nil {
			*v = f.pkg.materialize(*v, 0)
		}
	}
	h.settle(h.Way[0], nil)
	if h.Client && noAddress(h.Address) && h.Control.zero() {
		return // nothing is bound
	}
	if h.hasNoPorts() || f.probes(call, h) {
		return
	}
	f.found = append(f.found, h)
}

// noAddress reports whether a value is no local address: neither text nor an address that
// says anything.
func noAddress(v *Value) bool {
	switch v.Kind {
	case Str:
		return v.Text == ":" || v.Text == ""
	case Struct:
		return len(v.Fields) == 0 && len(v.Args) == 0
	default:
		return v.Kind == Nil
	}
}

func (f *frame) fillBind(h *Happening, call ssa.CallInstruction, prim primitive, args []*Value) {
	p := f.pkg
	h.Network = unknown
	if prim.network != none {
		h.Network = args[prim.network]
		h.Every = f.takesEvery(call, prim.network)
	}
	if prim.socket == none {
		h.Socket = f.socket(call)
	}
	h.Control = nilValue
	if prim.config != none {
		typ := "net.ListenConfig"
		if prim.client {
			typ = "net.Dialer"
		}
		h.Control = p.possible(p.sel(args[prim.config], typ+".Control"))
		if ctx := p.sel(args[prim.config], typ+".ControlContext"); prim.client && h.Control.zero() {
			h.Control = ctx
		}
	}
	switch {
	case prim.address != none:
		h.Address = args[prim.address]
	case prim.addr != none:
		h.Inet4 = prim.socket != none && strings.HasSuffix(p.typeOf(args[prim.addr]), ".SockaddrInet4")
		h.Address = p.addrToText(args[prim.addr])
	default:
		h.Address = p.addrToText(p.sel(args[prim.config], dialerAddress))
	}
}

func (f *frame) fillLinger(h *Happening, prim primitive, args []*Value) {
	if prim.option == 0 {
		h.Arg = args[1]
		return
	}
	h.System = Unix
	typ := f.pkg.typeOf(args[prim.option+1])
	onoff := f.pkg.sel(args[prim.option+1], typ+".Onoff")
	h.Arg = cond(f.pkg.op("==", 0, onoff, integer(0)), integer(-1), f.pkg.sel(args[prim.option+1], typ+".Linger"))
}

// socket is the socket that a call opens.
func (f *frame) socket(call ssa.CallInstruction) *Value {
	pos := f.pkg.place(callPos(call))
	return &Value{Kind: Socket, Text: fmt.Sprintf("%s/%s:%d:%d", pos.Package, pos.File, pos.Line, pos.Column)}
}

// systemOf tells for which systems a raw socket call is written.
func systemOf(fd ssa.Value) System {
	switch typeKey(fd.Type()) {
	case "syscall.Handle", "golang.org/x/sys/windows.Handle":
		return Windows
	}
	if isInteger(fd.Type()) {
		return Unix
	}
	return AnySystem
}

// calling is the place of a call.
func (p *Package) calling(call ssa.CallInstruction, name string) Place {
	at := p.place(callPos(call))
	at.Call = name
	return at
}

func callPos(call ssa.CallInstruction) token.Pos {
	if pos := call.Common().Pos(); pos.IsValid() {
		return pos
	}
	return call.Pos()
}
