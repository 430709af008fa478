package socketflow

import (
	"go/ast"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Neither syscall nor golang.org/x/sys/windows defines SO_EXCLUSIVEADDRUSE, so
// every program spells it itself, and some misspell it. What it was meant to
// be is told by the names around it.

// Numbers that a socket option on Windows is taken for by mistake.
const (
	linuxSolSocket    = 1
	linuxSoReuseAddr  = 2
	linuxSoReusePort  = 15
	bsdSoReusePort    = 0x200
	soExclusiveAsByte = 0xfb
	soExclusiveAsWord = 0xfffb
)

// wrongValues finds options that are not what they are meant to be.
func (p *Package) wrongValues() []*Mistake {
	var ms []*Mistake
	p.options(func(f *frame, h *Happening, o Option) {
		if h.System == Unix || !h.decidedHere() || h.Level == nil || h.Level.Kind != Int {
			return
		}
		name := p.exclusiveName(f, h, o)
		kind, ok := misvalue(h, o, name != "")
		if !ok {
			return
		}
		m := p.mistake(kind, h.pos, h)
		m.Name, m.Number, m.Off = name, h.Option.Num, !o.On
		ms = append(ms, m)
	})
	return ms
}

// decidedHere reports whether which option is set is settled in the function
// that sees the event, not in one that it calls.
func (h *Happening) decidedHere() bool { return h.from == nil || h.from.unsettled() }

// misvalue says what is wrong with the numbers of an option, if anything;
// named, that it calls itself exclusive.
func misvalue(h *Happening, o Option, named bool) (MistakeKind, bool) {
	n := h.Option.Num
	isExclusive := n == soExclusive || n == soExclusive32
	switch level := h.Level.Num; {
	case level != solSocket && isExclusive:
		return WrongLevel, true
	case level == linuxSolSocket && (n == linuxSoReuseAddr || n == linuxSoReusePort):
		return ForeignReuse, h.System == Windows
	case level != solSocket:
		return 0, false
	case isExclusive:
		return SwitchedOff, !o.On && !h.chosen()
	case named && n == soReuseAddr:
		return ReuseForExclusive, true
	case n == soExclusiveAsByte || n == soExclusiveAsWord:
		return TruncatedExclusive, true
	case named:
		return OtherForExclusive, true
	case n == linuxSoReuseAddr || n == linuxSoReusePort || n == bsdSoReusePort:
		return ForeignReuse, h.System == Windows
	}
	return 0, false
}

// chosen reports whether a function below chooses the value under a condition
// that its caller decides: then 0 is what the caller asks for.
func (h *Happening) chosen() bool {
	for ; h != nil; h = h.from {
		if h.Arg != nil && h.Arg.Kind != Int && h.Arg.Kind != Param && h.Arg.Kind != Free {
			return true
		}
	}
	return false
}

// exclusiveName returns what calls itself exclusive in a call that sets an
// option: the constant or variable that stands for the option, or the function
// that the call stands in if that sets no other.
func (p *Package) exclusiveName(f *frame, h *Happening, o Option) string {
	call := p.callAt(h.pos)
	if call == nil {
		return ""
	}
	for _, arg := range p.optionArgs(h, call) {
		if name := namedExclusive(arg); name != "" {
			return name
		}
	}
	fn := outermost(f.fn)
	if o.Kind == ReuseAddr && o.On && meansExclusive(fn.Name()) && !p.setsExclusive(fn) {
		return fn.Name()
	}
	return ""
}

// optionArgs returns the arguments of a call that decide which option is set.
func (p *Package) optionArgs(h *Happening, call *ast.CallExpr) []ast.Expr {
	at, ok := h.at.(ssa.CallInstruction)
	if !ok {
		return nil
	}
	c := at.Common()
	shift := len(arguments(c)) - len(call.Args) // the receiver of a method
	if c.Signature().Variadic() || shift < 0 || shift > 1 {
		return nil
	}
	if h.from == nil {
		if prim, ok := primitives[h.Name]; ok && prim.option < len(call.Args) {
			return call.Args[prim.option : prim.option+1]
		}
		return nil
	}
	var args []ast.Expr
	h.from.Option.walk(func(v *Value) bool {
		if i := int(v.Num) - shift; v.Kind == Param && i >= 0 && i < len(call.Args) {
			args = append(args, call.Args[i])
		}
		return true
	})
	return args
}

// namedExclusive returns the name in an expression that calls itself
// exclusive.
func namedExclusive(e ast.Expr) string {
	name := ""
	ast.Inspect(e, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && name == "" && meansExclusive(id.Name) {
			name = id.Name
		}
		return name == ""
	})
	return name
}

// meansExclusive reports whether a name says that exclusive use is turned on.
func meansExclusive(name string) bool {
	name = strings.ToLower(name)
	if !strings.Contains(name, "exclusive") {
		return false
	}
	for _, word := range []string{"non", "not", "no_", "noex", "un", "disable", "without", "clear", "reset", "off"} {
		if strings.Contains(name, word) {
			return false
		}
	}
	return true
}

// setsExclusive reports whether a function, its closures included, sets
// exclusive use.
func (p *Package) setsExclusive(fn *ssa.Function) bool {
	found := false
	p.options(func(f *frame, _ *Happening, o Option) {
		found = found || outermost(f.fn) == fn && o.Kind == ExclusiveAddrUse
	})
	return found
}
