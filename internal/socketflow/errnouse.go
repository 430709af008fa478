package socketflow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// unixInUse returns the value of syscall.EADDRINUSE on the system of the build,
// nil if the package does not import syscall.
func (p *Package) unixInUse() constant.Value {
	if pkg := p.packageOf("syscall"); pkg != nil {
		if c, ok := pkg.Scope().Lookup("EADDRINUSE").(*types.Const); ok {
			return c.Val()
		}
	}
	return nil
}

// spellsInUse reports whether one of the errors that may be compared stands in
// the package, so that few packages are searched for what is done with them.
func (p *Package) spellsInUse() bool {
	unix, _ := keyOf(p.unixInUse())
	for _, c := range []constKey{unix, {kind: Int, num: wsaEADDRINUSE}} {
		if slices.ContainsFunc(p.constants(c), func(e ast.Expr) bool { return isType(p.Info.TypeOf(e), "syscall", "Errno") }) {
			return true
		}
	}
	return false
}

// errnoOf tells which error that counts a constant is, 0 if none.
func errnoOf(v ssa.Value, unix constant.Value) uint8 {
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil || c.Value.Kind() != constant.Int {
		return 0
	}
	if unix != nil && isErrno(c) && constant.Compare(c.Value, token.EQL, unix) {
		return errnoUnix
	}
	switch n, _ := constant.Int64Val(c.Value); n {
	case wsaEADDRINUSE:
		return errnoInUse
	case wsaEACCES:
		return errnoAccess
	}
	return 0
}

func isErrno(v ssa.Value) bool { return isType(v.Type(), "syscall", "Errno") }

// add takes up an instruction that has one of the errors as an operand. A
// number that is no syscall.Errno may still be one of them, spelled as a
// number.
func (u *errnoUse) add(f *frame, instr ssa.Instruction, v ssa.Value, errno uint8) {
	u.mentions |= errno
	if pos := f.pkg.comparison(instr, v, 0); isErrno(v) && pos.IsValid() {
		u.compared = append(u.compared, comparedErrno{errno, pos})
	}
}

// comparison returns where an instruction compares one of its operands with
// something else, itself or in a function that it calls; no position if it
// does not.
func (p *Package) comparison(instr ssa.Instruction, v ssa.Value, depth int) token.Pos {
	if depth > maxComparison {
		return token.NoPos
	}
	switch x := instr.(type) {
	case *ssa.BinOp:
		if x.Op == token.EQL || x.Op == token.NEQ {
			return x.Pos()
		}
	case *ssa.MakeInterface:
		return p.comparisonOf(x, depth)
	case *ssa.Call:
		fn := x.Call.StaticCallee()
		i := slices.Index(x.Call.Args, v)
		switch {
		case fn == nil || i < 0:
		case isErrorsIs(fn) && i == 1,
			p.owns(fn) && i < len(fn.Params) && p.comparisonOf(fn.Params[i], depth+1).IsValid():
			return callPos(x)
		}
	}
	return token.NoPos
}

// isErrorsIs reports whether a function is errors.Is, or another package's of
// the same name and form.
func isErrorsIs(fn *ssa.Function) bool {
	sig := fn.Signature
	return fn.Name() == "Is" && sig.Recv() == nil && sig.Params().Len() == 2 && sig.Results().Len() == 1 &&
		isErrorType(sig.Params().At(0).Type()) && isErrorType(sig.Params().At(1).Type())
}

// maxComparison bounds the functions through which an error is handed on to
// the one that compares it.
const maxComparison = 4

// comparisonOf returns where a value is compared with something else.
func (p *Package) comparisonOf(v ssa.Value, depth int) token.Pos {
	for _, ref := range *v.Referrers() {
		if pos := p.comparison(ref, v, depth+1); pos.IsValid() {
			return pos
		}
	}
	return token.NoPos
}

// runsOnWindows reports whether a function may run on Windows: not if it is
// compiled for other systems only, or only called where a constant condition
// rules Windows out. A build for another system has folded such a condition
// the other way, so that it can't be told there; nor what a function does that
// Windows has another one for.
func (p *Package) runsOnWindows(fn *ssa.Function) bool {
	if p.isForeign(fn) || p.asksForSystem(fn) || p.callsForeign(fn) {
		return false
	}
	calls := p.callers()[fn]
	return len(calls) == 0 || token.IsExported(fn.Name()) || slices.ContainsFunc(calls, func(c caller) bool {
		from := outermost(c.f.fn)
		return !p.isForeign(from) && !p.asksForSystem(from) && (c.call == nil || c.f.live()[c.call.Block().Index])
	})
}

// asksForSystem reports whether a function uses runtime.GOOS in a build for
// another system than Windows. A declaration of the package that does so
// concerns each function.
func (p *Package) asksForSystem(fn *ssa.Function) bool {
	rt := p.packageOf("runtime")
	if rt == nil {
		return false
	}
	goos, ok := rt.Scope().Lookup("GOOS").(*types.Const)
	if !ok || constant.StringVal(goos.Val()) == "windows" {
		return false
	}
	for id, obj := range p.Info.Uses {
		if obj != goos {
			continue
		}
		decl := p.declarationAt(id.Pos())
		if _, ok := decl.(*ast.FuncDecl); !ok || fn.Syntax() == nil || decl.Pos() == fn.Syntax().Pos() {
			return true
		}
	}
	return false
}

// declarationAt returns the top-level declaration that a position lies in, nil
// if none.
func (p *Package) declarationAt(pos token.Pos) ast.Decl {
	for _, file := range p.Files {
		if pos < file.FileStart || pos >= file.FileEnd {
			continue
		}
		for _, d := range file.Decls {
			if d.Pos() <= pos && pos < d.End() {
				return d
			}
		}
	}
	return nil
}

// callsForeign reports whether a function calls one that is not compiled for
// Windows.
func (p *Package) callsForeign(fn *ssa.Function) bool {
	return slices.ContainsFunc(p.withClosures(fn), func(fn *ssa.Function) bool {
		return slices.ContainsFunc(fn.Blocks, func(b *ssa.BasicBlock) bool {
			return slices.ContainsFunc(b.Instrs, func(instr ssa.Instruction) bool {
				call, ok := instr.(ssa.CallInstruction)
				callee := (*ssa.Function)(nil)
				if ok {
					callee = call.Common().StaticCallee()
				}
				return callee != nil && p.isForeign(callee)
			})
		})
	})
}

func (p *Package) withClosures(fn *ssa.Function) []*ssa.Function {
	fns := []*ssa.Function{fn}
	for _, anon := range fn.AnonFuncs {
		fns = append(fns, p.withClosures(anon)...)
	}
	return fns
}
