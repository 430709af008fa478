package socketflow

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// A pointer that is chosen from several, such as the configuration that a function is
// given, or a new one where it is given none, is a root of its own. What is written by way
// of it is in the object that it leads to, for those who have that by another name.

// addChosen adds, for each object that a chosen pointer may lead to, what is written to it
// by way of the pointer.
func (f *frame) addChosen() {
	if !f.writesChosen() {
		return
	}
	found := map[ssa.Value][]write{}
	for _, root := range f.rootsWritten() {
		phi, ok := root.(*ssa.Phi)
		if !ok || !isPointer(phi.Type()) || len(phi.Edges) > maxChosen {
			continue
		}
		for k, e := range phi.Edges {
			l := f.locate(e)
			if _, made := l.root.(*ssa.MakeMap); !made && !isObjectRoot(l.root) {
				continue
			}
			only := unlessNil(phi, k)
			for _, w := range f.written[phi] {
				alias := w
				alias.path, alias.aliased, alias.sure = l.plus(w.path...).path, true, w.sure && only
				found[l.root] = append(found[l.root], alias)
			}
		}
	}
	f.addFound(found)
}

// maxChosen bounds the objects from which a pointer is chosen.
const maxChosen = 8

// writesChosen reports whether something is written by way of a chosen pointer.
func (f *frame) writesChosen() bool {
	for root := range f.written {
		if _, ok := root.(*ssa.Phi); ok {
			return true
		}
	}
	return false
}

// unlessNil reports whether a choice of two takes edge k unless that is nil: who has an
// object there has the one that is written to.
func unlessNil(phi *ssa.Phi, k int) bool {
	if len(phi.Edges) != 2 {
		return false
	}
	c, holds, ok := branch(phi.Block().Preds[1-k])
	if !ok {
		return false
	}
	x, ok := c.(*ssa.BinOp)
	if !ok || x.Op != pick(holds, token.EQL, token.NEQ) {
		return false
	}
	asked, none := comparesNil(x)
	return none != nil && asked == phi.Edges[k]
}
