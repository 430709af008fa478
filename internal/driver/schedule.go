package driver

import (
	"container/heap"
	"context"
	"slices"
	"sync"
)

// parseAhead bounds, in bytes of source, the syntax that waits for a worker
// to take its package. Syntax takes some ten times the size of its source.
const parseAhead = 8 << 20

// A scheduler hands out work: files to parse and packages that are ready.
// See the package comment for its rules.
type scheduler struct {
	mu   sync.Mutex
	wake *sync.Cond

	ready   nodeHeap  // parsed, and all imports done
	early   nodeHeap  // parsed, and all imports have types; some may be ready or taken by now
	checked int       // bytes of source of the packages that are checked and wait for facts
	unread  []*source // those first that the heaviest chain of packages waits for
	ahead   int       // bytes of source of the syntax that waits
	busy    int       // workers at work
	left    int       // nodes not done
	stopped bool
}

// newScheduler takes the programs' nodes and the sources they are made of,
// and leaves out what there is nothing to do on.
func newScheduler(programs []*program, sources []*source) *scheduler {
	s := new(scheduler)
	s.wake = sync.NewCond(&s.mu)
	for _, prog := range programs {
		for _, n := range prog.nodes {
			if n.active() {
				s.add(n)
			}
		}
	}
	for _, src := range sources {
		if len(src.waiters) > 0 {
			s.unread = append(s.unread, src)
		}
	}
	slices.SortStableFunc(s.unread, func(a, b *source) int { return b.rank - a.rank })
	return s
}

// add makes n wait for its early sources and for those of its imports that are
// worked on.
func (s *scheduler) add(n *node) {
	s.left++
	for _, src := range n.sources {
		src.users++
	}
	n.untyped = len(n.early)
	for _, src := range n.early {
		src.untaken++
		src.rank = max(src.rank, n.rank)
		src.waiters = append(src.waiters, n)
	}
	for _, dep := range n.imports {
		if dep.active() {
			n.untyped++
		}
	}
	n.waiting = n.untyped
	if n.waiting == 0 {
		heap.Push(&s.ready, n)
	}
}

// work runs the scheduler to the end on so many workers. It returns early, with
// workers still finishing what they have in hand, when ctx is done.
func (s *scheduler) work(ctx context.Context, workers int, do worker) {
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for {
				n, src := s.next()
				switch {
				case n != nil && n.checking:
					do.check(n)
					s.finishCheck(n)
				case n != nil:
					do.process(n)
					s.finishNode(n)
				case src != nil:
					do.parse(src)
					s.finishSource(src)
				default:
					return
				}
			}
		})
	}
	done := make(chan struct{})
	go func() {
		wg.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-ctx.Done():
		s.stop()
	}
}

// A worker does what the scheduler hands out.
type worker struct {
	parse   func(*source)
	check   func(*node) // type-checks, before all imports are done
	process func(*node)
}

// next returns the next piece of work, one of a node and a source; neither
// when all is done. It waits while others' work has to be finished first.
func (s *scheduler) next() (*node, *source) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for {
		switch {
		case s.stopped || s.left == 0:
			return nil, nil
		case s.parsesNext():
			src := s.unread[0]
			s.unread = s.unread[1:]
			s.busy++
			return nil, src
		case len(s.ready) > 0:
			return s.take(), nil
		}
		if n := s.takeEarly(); n != nil {
			return n, nil
		}
		s.wake.Wait()
	}
}

// parsesNext reports whether a file comes before the packages that are ready.
func (s *scheduler) parsesNext() bool {
	switch {
	case len(s.unread) == 0:
		return false
	case len(s.ready) == 0:
		return s.ahead < parseAhead || s.busy == 0
	}
	return s.ahead < parseAhead && s.unread[0].rank > s.ready[0].rank
}

// take hands out the first of the packages that are ready.
func (s *scheduler) take() *node {
	n := heap.Pop(&s.ready).(*node)
	s.busy++
	if n.ahead != nil {
		s.checked -= n.size()
	}
	for _, src := range n.early {
		if src.untaken--; src.untaken == 0 {
			s.ahead -= src.size
		}
	}
	return n
}

// finishSource tells the packages that wait for the file.
func (s *scheduler) finishSource(src *source) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.busy--
	s.ahead += src.size
	for _, n := range src.waiters {
		s.arrived(n)
		s.arrivedEarly(n)
	}
	s.wake.Broadcast()
}

// finishNode tells the package's importers, and lets go of syntax that no
// one needs any more.
func (s *scheduler) finishNode(n *node) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.busy--
	s.left--
	for _, src := range n.sources {
		if src.users--; src.users == 0 {
			src.file = nil
		}
	}
	s.setTyped(n)
	for _, importer := range n.importers {
		if importer.active() {
			s.arrived(importer)
		}
	}
	s.wake.Broadcast()
}

// arrived notes that one of the things n waits for is there.
func (s *scheduler) arrived(n *node) {
	if n.waiting--; n.waiting == 0 {
		heap.Push(&s.ready, n)
	}
}

func (s *scheduler) stop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stopped = true
	s.wake.Broadcast()
}

// connect gives every node its importers and its sources. The
// sources are returned in the order in which they will be needed, targets
// side by side, so that what they share is not kept for long.
func connect(programs []*program) []*source {
	var sources []*source
	byName := make(map[string]*source)
	take := func(n *node) {
		for _, name := range n.files() {
			src := byName[name]
			if src == nil {
				src = &source{name: name}
				byName[name] = src
				sources = append(sources, src)
			}
			n.sources = append(n.sources, src)
		}
	}
	longest := 0
	for _, prog := range programs {
		longest = max(longest, len(prog.nodes))
		prog.connect()
	}
	for i := range longest {
		for _, prog := range programs {
			if i < len(prog.nodes) {
				take(prog.nodes[i])
			}
		}
	}
	return sources
}

// connect fills in importers, those that come first in the plan last.
func (p *program) connect() {
	for _, n := range slices.Backward(p.nodes) {
		for _, dep := range n.imports {
			dep.importers = append(dep.importers, n)
		}
	}
}

// rank fills in ranks. Importers come after what they import, so walking backwards
// meets a node's importers before the node.
func (p *program) rank() {
	for _, n := range slices.Backward(p.nodes) {
		n.rank += n.weight()
		for _, dep := range n.imports {
			dep.rank = max(dep.rank, n.rank)
		}
	}
}

// weight estimates the work on a package before it is known whether it touches a
// socket: by the source of which the syntax is wanted in any case.
func (n *node) weight() int {
	weight := 1
	for _, src := range n.early {
		weight += src.size
	}
	return weight
}

// nodeHeap has the node with the heaviest chain of importers on top.
type nodeHeap []*node

func (h nodeHeap) Len() int           { return len(h) }
func (h nodeHeap) Less(i, j int) bool { return h[i].rank > h[j].rank }
func (h nodeHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *nodeHeap) Push(x any)        { *h = append(*h, x.(*node)) }

func (h *nodeHeap) Pop() any {
	old := *h
	n := old[len(old)-1]
	old[len(old)-1] = nil
	*h = old[:len(old)-1]
	return n
}
