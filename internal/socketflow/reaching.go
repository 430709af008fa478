package socketflow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// replaces reports whether a write, executed, replaces what the location held.
func (w write) replaces(l location) bool {
	return (w.sure || w.store != nil && w.store.replaces()) && !slices.Contains(w.path, anyIndex) && !slices.Contains(l.path, anyIndex)
}

// reaching returns those of the writes to a location of which something may be left
// at an instruction: there is a way from there on which no other write replaces what
// the location holds. It reports whether there is such a way from the start of the
// function too, so that the location may be untouched.
func (f *frame) reaching(hits []write, l location, at ssa.Instruction) (left []write, untouched bool) {
	b := &backward{f: f, loc: l, writes: map[*ssa.BasicBlock][]write{}, met: map[ssa.Instruction]bool{}}
	replacing := 0
	for _, w := range hits {
		if w.replaces(l) {
			replacing++
		}
	}
	if at == nil || replacing < 2 {
		return hits, true // one is decided by who dominates whom
	}
	for _, w := range hits {
		b.writes[w.instr.Block()] = append(b.writes[w.instr.Block()], w)
	}
	untouched = b.walk(at)
	return slices.DeleteFunc(hits, func(w write) bool { return !b.met[w.instr] }), untouched
}

// A backward is a walk against the control flow, from where a location is read to
// what has replaced it last.
type backward struct {
	f      *frame
	loc    location
	writes map[*ssa.BasicBlock][]write // in the order of the code
	met    map[ssa.Instruction]bool    // the writes that the walk has come by
}

// walk reports whether the walk comes to the start of the function.
func (b *backward) walk(at ssa.Instruction) (start bool) {
	var work []*ssa.BasicBlock // with a start that has been come to
	if b.passes(at.Block(), at) {
		work = append(work, at.Block())
	}
	visited := make([]bool, len(b.f.fn.Blocks))
	for len(work) > 0 {
		block := work[len(work)-1]
		work = work[:len(work)-1]
		start = start || len(block.Preds) == 0
		for _, p := range block.Preds {
			if visited[p.Index] || !slices.Contains(liveSuccs(p), block) {
				continue
			}
			visited[p.Index] = true
			if b.passes(p, nil) {
				work = append(work, p)
			}
		}
	}
	return start
}

// passes goes through a block from an instruction, or from its end, to its start. It
// reports whether nothing there replaces what the location holds.
func (b *backward) passes(block *ssa.BasicBlock, from ssa.Instruction) bool {
	for _, w := range slices.Backward(b.writes[block]) {
		if from != nil && b.f.index(w.instr) >= b.f.index(from) {
			continue
		}
		b.met[w.instr] = true
		if w.replaces(b.loc) {
			return false
		}
	}
	return true
}
