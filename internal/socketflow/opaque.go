package socketflow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// What functions of which nothing is known make of what they are given.

// opaque is the result of a function of which nothing is known. What it was
// given is kept as far as it may be a default: the way in which flag and
// configuration packages, known or not, take one.
func (p *Package) opaque(f *frame, call *ssa.Call, name string) *Value {
	if !carriesDefault(call.Type()) {
		return unknown
	}
	args := f.settings(call, call.Type())
	if p.isForeignStandard(name) && yieldsNumbers(call.Type()) {
		for i, a := range arguments(call.Common()) {
			if isInteger(a.Type()) {
				args[i] = unknown // whatever callers supply
			}
		}
	}
	return p.madeOf(name, p.keptOf(args, -1))
}

// madeOf is what a function of which nothing is known makes of what it was given. Of
// a function of the standard library, as of rand.Intn and atomic.AddInt32, a number
// is no default.
func (p *Package) madeOf(name string, kept []*Value) *Value {
	if p.isForeignStandard(name) {
		kept = slices.DeleteFunc(kept, func(v *Value) bool { return v.Kind == Int })
	}
	if len(kept) == 0 {
		return unknown
	}
	return &Value{Kind: Opaque, Text: name, Args: kept}
}

// isForeignStandard reports whether a function is one of the standard library, other
// than of package flag, while that isn't under analysis itself.
func (p *Package) isForeignStandard(name string) bool {
	pkg := packageOfName(name)
	return name != "" && isStandard(pkg) && !p.inModule(pkg) && pkg != "flag"
}

// yieldsNumbers reports whether a result type is a number, or a slice of numbers that
// is no text.
func yieldsNumbers(t types.Type) bool {
	if s, ok := t.Underlying().(*types.Slice); ok {
		t = s.Elem()
	}
	return isInteger(t) && !types.Identical(t.Underlying(), types.Typ[types.Uint8])
}

// settings returns the arguments of a call without those that are numbers of a
// type of their own, such as flag.ExitOnError or a time.Duration: no port is, and no
// default of what is made but of that type. Nor is the digit by which a setting whose
// default is a port is called for short.
func (f *frame) settings(call ssa.CallInstruction, made types.Type) []*Value {
	args := f.args(call)
	if t, ok := made.(*types.Tuple); ok && t.Len() > 0 {
		made = t.At(0).Type()
	}
	for i, a := range arguments(call.Common()) {
		named, ok := types.Unalias(a.Type()).(*types.Named)
		if ok && isInteger(named) && !namedForPort(named.Obj().Name()) && !types.Identical(named, pointee(made)) {
			args[i] = unknown
		}
	}
	if k := defaultIn(call, -1); k > 1 && isConstPort(args[k]) && isShorthand(args[k-1]) && args[k-2].Kind == Str {
		args[k-1] = unknown
	}
	return args
}

// isShorthand reports whether a value is text of one digit.
func isShorthand(v *Value) bool { return v.Kind == Str && len(v.Text) == 1 && isDigit(v.Text[0]) }

// keptOf returns what may be a default among arguments other than the one at
// index except, and among the elements of those that are lists.
func (p *Package) keptOf(args []*Value, except int) []*Value {
	var kept []*Value
	for i, a := range args {
		elems, ok := p.elements(a)
		if !ok || a.Kind == Nil {
			elems = []*Value{a}
		}
		for _, e := range elems {
			if i != except && keepsDefault(e) {
				kept = append(kept, e)
			}
		}
	}
	if len(kept) > maxKept {
		return nil
	}
	return kept
}

// maxKept bounds the arguments of a call of which nothing is known.
const maxKept = 12

func keepsDefault(v *Value) bool {
	switch v.Kind {
	case Socket:
		return true
	case Str, Int, Param, Free, Choice, Cond, Opaque, Op:
		return !v.zero() && v.size() < 20
	default:
		return false
	}
}

// carriesDefault reports whether a result type can stand for a setting: text,
// a number, a pointer to one or a slice of them, or something with methods
// that will yield one.
func carriesDefault(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Info()&(types.IsString|types.IsInteger) != 0
	case *types.Pointer:
		if _, ok := u.Elem().Underlying().(*types.Struct); ok {
			return true
		}
		return carriesDefault(u.Elem())
	case *types.Slice:
		return carriesDefault(u.Elem())
	case *types.Tuple:
		return u.Len() > 0 && carriesDefault(u.At(0).Type())
	case *types.Interface:
		return true
	}
	return false
}
