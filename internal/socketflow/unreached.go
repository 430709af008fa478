package socketflow

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A function that is used in code which is never executed, as behind a condition on
// runtime.GOOS, and nowhere else, is never executed itself. Such functions are left
// out. What is exported may be used elsewhere, and what nothing uses may have been
// forgotten: both are read.

// reached returns the functions among some that may be executed.
func (p *Package) reached(fns []*ssa.Function) []*ssa.Function {
	r := &reach{p: p, fns: fns}
	if !p.decidesSystem() || !slices.ContainsFunc(fns, r.strands) {
		return fns
	}
	r.findRoots()
	r.spread()
	p.unreached = map[*ssa.Function]bool{}
	return slices.DeleteFunc(slices.Clone(fns), func(fn *ssa.Function) bool {
		p.unreached[fn] = !r.live[fn]
		return p.unreached[fn]
	})
}

// decidesSystem reports whether conditions on the system are those of Windows. In a build
// for another system runtime.GOOS is another constant, and what it decides can't be told.
func (p *Package) decidesSystem() bool {
	if len(p.foreign) > 0 {
		return false
	}
	for _, imp := range p.Types.Imports() {
		if imp.Path() == "runtime" {
			goos, ok := imp.Scope().Lookup("GOOS").(*types.Const)
			return ok && constant.StringVal(goos.Val()) == "windows"
		}
	}
	return true
}

// A reach is the search for the functions of a package that may be executed.
type reach struct {
	p       *Package
	fns     []*ssa.Function
	live    map[*ssa.Function]bool
	methods map[string][]*ssa.Function // by name
	invoked map[string]bool            // names of methods that interfaces are asked for
	work    []*ssa.Function
}

// strands reports whether code of a function that is never executed uses another one.
func (r *reach) strands(fn *ssa.Function) bool {
	live := r.p.frame(fn).live()
	return slices.Contains(live, false) && slices.ContainsFunc(fn.Blocks, func(b *ssa.BasicBlock) bool {
		return !live[b.Index] && slices.ContainsFunc(b.Instrs, func(instr ssa.Instruction) bool {
			return len(r.p.usedIn(instr)) > 0
		})
	})
}

// findRoots finds where execution may start, as far as this package tells.
func (r *reach) findRoots() {
	r.live, r.methods, r.invoked = map[*ssa.Function]bool{}, map[string][]*ssa.Function{}, map[string]bool{}
	used := map[*ssa.Function]bool{}
	for _, fn := range r.fns {
		if fn.Signature.Recv() != nil {
			r.methods[fn.Name()] = append(r.methods[fn.Name()], fn)
		}
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				for _, u := range r.p.usedIn(instr) {
					used[u] = used[u] || u != fn
				}
			}
		}
	}
	for _, fn := range r.fns {
		if !used[fn] || fn.Parent() == nil && token.IsExported(fn.Name()) {
			r.add(fn)
		}
	}
	for _, fn := range r.p.unread {
		if isInterfaceMethod(fn) {
			r.invoke(fn.Name())
		} else if fn := r.p.Prog.FuncValue(fn); fn != nil {
			r.add(fn)
		}
	}
}

func (r *reach) add(fn *ssa.Function) {
	if !r.live[fn] {
		r.live[fn] = true
		r.work = append(r.work, fn)
	}
}

// spread finds what may be executed from the roots on.
func (r *reach) spread() {
	for len(r.work) > 0 {
		fn := r.work[len(r.work)-1]
		r.work = r.work[:len(r.work)-1]
		if len(fn.Blocks) == 0 {
			continue
		}
		live := r.p.frame(fn).live()
		for _, b := range fn.Blocks {
			if !live[b.Index] {
				continue
			}
			for _, instr := range b.Instrs {
				r.execute(instr)
			}
		}
	}
}

func (r *reach) execute(instr ssa.Instruction) {
	for _, fn := range r.p.usedIn(instr) {
		r.add(fn)
	}
	if name := invokedName(instr); name != "" {
		r.invoke(name)
	}
}

// invoke adds the methods that may be run where an interface is asked for one.
func (r *reach) invoke(name string) {
	if r.invoked[name] {
		return
	}
	r.invoked[name] = true
	for _, m := range r.methods[name] {
		r.add(m)
	}
}

// invokedName returns the name of the method that an instruction calls through an
// interface, or takes from one as a value.
func invokedName(instr ssa.Instruction) string {
	switch x := instr.(type) {
	case ssa.CallInstruction:
		if x.Common().IsInvoke() {
			return x.Common().Method.Name()
		}
	case *ssa.MakeClosure:
		if obj, ok := x.Fn.(*ssa.Function).Object().(*types.Func); ok && isInterfaceMethod(obj) {
			return obj.Name()
		}
	}
	return ""
}

func isInterfaceMethod(fn *types.Func) bool {
	recv := fn.Signature().Recv()
	return recv != nil && types.IsInterface(recv.Type())
}
