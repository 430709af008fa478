package socketflow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A use is a call of a function of the package, or a place where it is taken as a value.
type use struct {
	f     *frame
	instr ssa.Instruction
	env   func() *env // what is known of what the function is given
}

// usesOf returns all uses of a function. It fails if there may be others, or too many.
func (p *Package) usesOf(fn *ssa.Function) (uses []use, ok bool) {
	if fn.Parent() == nil && (p.mayBeUsedAbove(fn) || p.invoked()[fn.Name()] || p.isUnread(fn)) {
		return nil, false
	}
	uses = p.uses()[fn]
	return uses, 0 < len(uses) && len(uses) <= maxAlternatives
}

// mayBeUsedAbove reports whether other packages may use a function of the package: none
// imports a main package, but methods are called through interfaces.
func (p *Package) mayBeUsedAbove(fn *ssa.Function) bool {
	return isExported(fn) && (p.Types.Name() != "main" || fn.Signature.Recv() != nil)
}

// isUnread reports whether a function is used in one that has lost its body.
func (p *Package) isUnread(fn *ssa.Function) bool {
	obj, ok := fn.Object().(*types.Func)
	return ok && slices.Contains(p.unread, obj)
}

// uses indexes the uses of the functions of the package.
func (p *Package) uses() map[*ssa.Function][]use {
	if p.usedBy != nil {
		return p.usedBy
	}
	p.usedBy = map[*ssa.Function][]use{}
	for _, f := range p.all {
		for _, b := range f.fn.Blocks {
			for _, instr := range b.Instrs {
				p.addUses(f, instr)
			}
		}
	}
	return p.usedBy
}

func (p *Package) addUses(f *frame, instr ssa.Instruction) {
	for _, fn := range p.usedIn(instr) {
		u := use{f: f, instr: instr, env: func() *env { return &env{} }}
		switch x := instr.(type) {
		case ssa.CallInstruction:
			if isFunction(x.Common().Value) && !slices.ContainsFunc(x.Common().Args, isFunction) {
				u.env = func() *env { return f.given(x, nil) }
			}
		case *ssa.MakeClosure:
			u.env = func() *env { return &env{free: f.bindings(x, nil)} }
			if x.Fn != fn { // a method value, which has its receiver
				u.env = func() *env { return &env{args: f.bindings(x, nil)} }
			}
		}
		p.usedBy[fn] = append(p.usedBy[fn], u)
	}
}

func isFunction(v ssa.Value) bool {
	_, ok := v.(*ssa.Function)
	return ok
}

// usedIn returns the functions of the package that an instruction calls, or takes as
// values.
func (p *Package) usedIn(instr ssa.Instruction) []*ssa.Function {
	var fns []*ssa.Function
	for _, op := range p.operandsOf(instr) {
		fn, ok := (*op).(*ssa.Function)
		if !ok {
			continue
		}
		if fn.Origin() != nil {
			fn = fn.Origin()
		}
		if obj, ok := fn.Object().(*types.Func); ok && fn.Synthetic != "" { // a method value
			fn = p.Prog.FuncValue(obj.Origin())
		}
		if fn != nil && p.owns(fn) {
			fns = append(fns, fn)
		}
	}
	return fns
}

// invoked returns the names of the methods that are called through interfaces, or taken
// from one as values, in the package.
func (p *Package) invoked() map[string]bool {
	if p.invokedNames != nil {
		return p.invokedNames
	}
	p.invokedNames = map[string]bool{}
	for _, fn := range p.unread {
		if isInterfaceMethod(fn) {
			p.invokedNames[fn.Name()] = true
		}
	}
	for _, f := range p.all {
		for _, b := range f.fn.Blocks {
			for _, instr := range b.Instrs {
				if name := invokedName(instr); name != "" {
					p.invokedNames[name] = true
				}
			}
		}
	}
	return p.invokedNames
}
