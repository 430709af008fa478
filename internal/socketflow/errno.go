package socketflow

import (
	"go/ast"
	"go/token"
	"go/types"
	"iter"
	"maps"
	"slices"

	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/ssa"
)

// On Windows the error of a bind is WSAEADDRINUSE or WSAEACCES. What package
// syscall calls EADDRINUSE there is a number of its own, which the system never
// returns.

// Numbers of errors on Windows (winerror.h).
const (
	wsaEACCES     = 10013
	wsaEADDRINUSE = 10048
)

// A Comparison is a place where an error is compared with one that means that
// an address is in use.
type Comparison struct {
	Pos, End token.Pos
	Windows  bool // WSAEADDRINUSE, and WSAEACCES nowhere near; otherwise syscall.EADDRINUSE, and neither of them
}

// Comparisons returns the comparisons that miss errors of a bind on Windows, in
// the order of the source.
func (p *Package) Comparisons() []Comparison {
	if len(p.all) == 0 || !p.spellsInUse() {
		return nil
	}
	errnos := p.errnoUses()
	var cs []Comparison
	for _, group := range p.groups(errnos) {
		handled := uint8(0)
		for _, fn := range group {
			handled |= errnos[fn].mentions
		}
		for _, fn := range group {
			for _, c := range errnos[fn].compared {
				if missing := c.errno == errnoUnix && handled&(errnoInUse|errnoAccess) == 0 ||
					c.errno == errnoInUse && handled&errnoAccess == 0; missing {
					pos, end := p.expression(c.pos)
					cs = append(cs, Comparison{pos, end, c.errno == errnoInUse})
				}
			}
		}
	}
	slices.SortFunc(cs, func(a, b Comparison) int { return int(a.Pos - b.Pos) })
	return cs
}

// Errors that count, as a set.
const (
	errnoUnix   uint8 = 1 << iota // syscall.EADDRINUSE
	errnoInUse                    // WSAEADDRINUSE
	errnoAccess                   // WSAEACCES
)

// errnoUse is what one function declaration, its closures included, does with
// these errors.
type errnoUse struct {
	mentions uint8
	compared []comparedErrno
}

type comparedErrno struct {
	errno uint8
	pos   token.Pos
}

// errnoUses returns the functions that do anything with the errors that count,
// as far as they run on Windows.
func (p *Package) errnoUses() map[*ssa.Function]*errnoUse {
	uses := map[*ssa.Function]*errnoUse{}
	unix := p.unixInUse()
	var operands []*ssa.Value
	for _, f := range p.all {
		if p.isForeign(f.fn) {
			continue
		}
		for instr := range f.liveInstrs() {
			operands = instr.Operands(operands[:0])
			for _, op := range operands {
				if e := errnoOf(*op, unix); e != 0 {
					fn := outermost(f.fn)
					if uses[fn] == nil {
						uses[fn] = &errnoUse{}
					}
					uses[fn].add(f, instr, *op, e)
				}
			}
		}
	}
	maps.DeleteFunc(uses, func(fn *ssa.Function, _ *errnoUse) bool { return !p.runsOnWindows(fn) })
	return uses
}

// groups puts together functions of which one calls the other, or that a third
// one asks about the same error: what one of them leaves out another may
// handle.
func (p *Package) groups(uses map[*ssa.Function]*errnoUse) [][]*ssa.Function {
	parent := map[*ssa.Function]*ssa.Function{}
	var find func(fn *ssa.Function) *ssa.Function
	find = func(fn *ssa.Function) *ssa.Function {
		if parent[fn] == nil || parent[fn] == fn {
			return fn
		}
		return find(parent[fn])
	}
	byCaller := map[*ssa.Function]*ssa.Function{}
	for fn := range uses {
		for _, c := range p.callers()[fn] {
			from := outermost(c.f.fn)
			if uses[from] != nil {
				parent[find(fn)] = find(from)
			}
			if !isCondition(from) {
				continue
			}
			if other := byCaller[from]; other != nil {
				parent[find(fn)] = find(other)
			}
			byCaller[from] = fn
		}
	}
	members := map[*ssa.Function][]*ssa.Function{}
	for fn := range uses {
		members[find(fn)] = append(members[find(fn)], fn)
	}
	var groups [][]*ssa.Function
	for _, g := range members {
		groups = append(groups, g)
	}
	return groups
}

// isCondition reports whether a function answers yes or no.
func isCondition(fn *ssa.Function) bool {
	r := fn.Signature.Results()
	return r.Len() == 1 && isBasic(r.At(0).Type(), types.IsBoolean)
}

// liveInstrs yields the instructions that can be executed as far as constant
// conditions tell.
func (f *frame) liveInstrs() iter.Seq[ssa.Instruction] {
	return func(yield func(ssa.Instruction) bool) {
		live := f.live()
		for _, b := range f.fn.Blocks {
			if !live[b.Index] {
				continue
			}
			for _, instr := range b.Instrs {
				if !yield(instr) {
					return
				}
			}
		}
	}
}

// expression returns the extent of the comparison or call at a position.
func (p *Package) expression(at token.Pos) (pos, end token.Pos) {
	if call := p.callAt(at); call != nil {
		return p.callStart(call), call.End()
	}
	for _, file := range p.Files {
		if at < file.FileStart || at >= file.FileEnd {
			continue
		}
		path, _ := astutil.PathEnclosingInterval(file, at, at)
		for _, n := range path {
			if b, ok := n.(*ast.BinaryExpr); ok && b.OpPos == at {
				return b.Pos(), b.End()
			}
		}
		if e, ok := path[0].(ast.Expr); ok { // a case of a switch
			return e.Pos(), e.End()
		}
	}
	return at, at
}
