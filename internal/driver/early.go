package driver

import (
	"container/heap"
	"go/ast"
)

// A package waits for the facts about its imports only when the pass is run on it. Their
// types are there earlier, when the pass begins to look at them. Where a chain of
// packages takes longer than all others together, as towards the end of most programs,
// a worker that has nothing else to do type-checks those that come next.

// maxChecked bounds, in bytes of source, the packages that are type-checked and wait
// for facts. What the checker says of them takes several times the size.
const maxChecked = 2 << 20

// takeEarly hands out a package to be type-checked, nil if there is none. It is not
// ready before that is done.
func (s *scheduler) takeEarly() *node {
	for len(s.early) > 0 && s.checked < maxChecked {
		n := heap.Pop(&s.early).(*node)
		if n.waiting == 0 {
			continue // and handed out already, or next
		}
		n.checking = true
		n.waiting++
		s.checked += n.size()
		s.busy++
		return n
	}
	return nil
}

// finishCheck makes a package that has been type-checked, if it has, wait for facts only.
func (s *scheduler) finishCheck(n *node) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.busy--
	n.checking = false
	if n.ahead == nil {
		s.checked -= n.size()
	} else {
		s.setTyped(n)
	}
	s.arrived(n)
	s.wake.Broadcast()
}

// tellTyped says that a package has its types, while the pass still looks at it.
func (s *scheduler) tellTyped(n *node) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !n.typed {
		s.setTyped(n)
		s.wake.Broadcast()
	}
}

// setTyped tells the package's importers, once.
func (s *scheduler) setTyped(n *node) {
	if n.typed {
		return
	}
	n.typed = true
	for _, importer := range n.importers {
		if importer.active() {
			s.arrivedEarly(importer)
		}
	}
}

// arrivedEarly notes that one of the things that n waits for before it can be
// type-checked is there.
func (s *scheduler) arrivedEarly(n *node) {
	if n.untyped--; n.untyped == 0 {
		heap.Push(&s.early, n)
	}
}

// A typedPackage is what the type checker made of a package.
type typedPackage struct {
	files []*ast.File // as the pass is to see them, none if there is nothing to parse
	checked
	failed bool
}

// checkAhead type-checks a package if it is known already that the pass is going to look
// at it: more facts are no reason not to.
func (r *run) checkAhead(n *node) {
	n.inherit()
	if r.mayTouch(n) {
		n.looked = true
		n.ahead = r.typeCheck(n)
	}
}

// typeCheck gives the package its types.
func (r *run) typeCheck(n *node) *typedPackage {
	files := r.syntax(n)
	if len(files) == 0 {
		return new(typedPackage)
	}
	c, files, ok := r.checkHealed(n, files)
	if ok {
		r.setTypes(n, c.pkg)
	}
	return &typedPackage{files, c, !ok}
}
