package socketflow

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// An option has effect only when set before bind. What net returns is bound,
// so whoever gets at its raw connection is too late; the function Control of a
// net.ListenConfig gets one that is not bound yet.

// lateOptions finds options that are set on a socket that is bound already.
func (p *Package) lateOptions() []*Mistake {
	var ms []*Mistake
	p.options(func(f *frame, h *Happening, o Option) {
		if o.Kind == OtherOption || !o.On || !p.late(f, h) || p.lateBelow(h) {
			return
		}
		m := p.mistake(LateOption, h.local().position(), h)
		m.ByHand = !isBound(h.Socket)
		m.Covers = append(m.Covers, m.Pos)
		ms = append(ms, m)
	})
	return ms
}

// late reports whether the socket of an option is bound by then, as far as
// function f knows.
func (p *Package) late(f *frame, h *Happening) bool {
	return isBound(h.Socket) || slices.ContainsFunc(f.happenings(), func(b *Happening) bool {
		return b.Kind == Bind && !b.mayBeLeftOut() && b.executes() && sameSocket(b.Socket, h.Socket) && f.dominates(b.at, h.at)
	})
}

// lateBelow reports whether a function called knows already that the option is
// late.
func (p *Package) lateBelow(h *Happening) bool {
	switch {
	case h.from == nil || h.from.unsettled():
		return false
	case h.from.at == nil: // in another package
		return isBound(h.from.Socket)
	}
	return p.late(p.frame(h.from.at.Parent()), h.from)
}

// isBound reports whether a socket is bound wherever the program holds it.
func isBound(v *Value) bool {
	if v == nil {
		return false
	}
	switch v.Kind {
	case Socket:
		return !isRaw(v)
	case Op:
		return v.Text == boundOp && len(v.Path) == 0
	case Choice, Cond:
		return !slices.ContainsFunc(alternatives(v), func(a *Value) bool { return !isBound(a) })
	default:
		return false
	}
}

// sameSocket reports whether two values are known to be the same socket.
func sameSocket(a, b *Value) bool {
	if a == nil || b == nil {
		return false
	}
	switch a.Kind {
	case Socket, Param, Free:
		return equal(a, b)
	case Op:
		return a.Text == boundOp && b.Kind == Op && b.Text == boundOp && sameSocket(a.Args[0], b.Args[0])
	default:
		return false
	}
}

// boundOp marks a socket that is bound because of the type that held it.
const boundOp = "bound"

func foldBound(_ *Package, _ int, args []*Value) *Value {
	if isBound(args[0]) {
		return args[0]
	}
	return &Value{Kind: Op, Text: boundOp, Args: args}
}

// sameSocket is the socket behind a call that returns its receiver in another
// shape. The types of net are made of sockets that are bound.
func (f *frame) sameSocket(call *ssa.Call) *Value {
	recv := arguments(call.Common())[0]
	v := f.eval(recv, call)
	if conn := f.netConn(recv); conn != "" {
		return f.pkg.op(boundOp, 0, v, str(conn))
	}
	return v
}

// netConn returns the type of net that a value has, or had before it was
// asserted to be something else; "" if none.
func (f *frame) netConn(v ssa.Value) string {
	l := f.locate(v)
	types := []string{typeKey(v.Type())}
	if t := l.staticType(); t != nil {
		types = append(types, typeKey(t))
	}
	for _, t := range types {
		if netConns[t] {
			return t
		}
	}
	return ""
}

// netConns are the types of net that stand for a socket with an address.
var netConns = map[string]bool{
	"net.TCPListener": true, "net.TCPConn": true, "net.UDPConn": true, "net.IPConn": true,
	"net.Listener": true, "net.PacketConn": true, "net.Conn": true,
}

// passesThrough reports whether a method returns its receiver in another
// shape: the raw connection of a listener concerns the listener's socket, and
// so does the descriptor of its file.
func passesThrough(c *ssa.CallCommon, name string) bool {
	switch name {
	case "SyscallConn":
		return true
	case "File", "Fd":
		args := arguments(c)
		return len(args) == 1 && (netConns[typeKey(args[0].Type())] || typeKey(args[0].Type()) == "os.File" || isFiler(args[0].Type()))
	}
	return false
}

// isFiler reports whether a type is an interface without a name with the
// method File or Fd, which is how their owners are told from others.
func isFiler(t types.Type) bool {
	_, named := types.Unalias(t).(*types.Named)
	return types.IsInterface(t) && !named
}

// opened is the socket that a call opens. One that is not bound yet carries its type.
func (f *frame) opened(call *ssa.Call, name string) *Value {
	v := f.socket(call)
	if _, ok := primitives[name]; ok {
		return v // net binds what it opens
	}
	raw := *v
	raw.Text = rawPrefix + v.Text
	if typ := f.eval(call.Call.Args[1], call); typ.Kind == Int {
		raw.Num = typ.Num
	}
	return &raw
}

// isRawBind reports whether a primitive binds a socket that was opened by hand.
func isRawBind(name string) bool {
	p, ok := primitives[name]
	return ok && p.kind == Bind && p.socket != none
}

// isDatagram reports whether a value is a socket for datagrams that was opened by hand.
func isDatagram(v *Value) bool { return v != nil && v.Kind == Socket && isRaw(v) && v.Num == sockDgram }

// hasNoPorts reports whether an event binds a socket for a protocol beside TCP and UDP, such
// as ICMP: what its address has for a port is not looked at.
func (h *Happening) hasNoPorts() bool {
	return h.Kind == Bind && h.Socket != nil && h.Socket.Kind == Socket && isRaw(h.Socket) && h.Socket.Num == sockRaw
}

// rawPrefix begins the name of a socket that is not bound when it is opened.
const rawPrefix = "raw "

func isRaw(v *Value) bool { return strings.HasPrefix(v.Text, rawPrefix) }
