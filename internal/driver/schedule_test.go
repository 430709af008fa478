package driver

import (
	"context"
	"slices"
	"testing"
	"time"
)

// TestParseOrder: files are parsed when those are wanted that others wait for most,
// whatever else is ready.
func TestParseOrder(t *testing.T) {
	file := func(n *node) *source {
		src := &source{name: n.goos, size: 1}
		n.early = []*source{src}
		n.sources = n.early
		return src
	}
	low, mid, high := &node{goos: "low", rank: 1}, &node{goos: "mid", rank: 2}, &node{goos: "high", rank: 3}
	s := newScheduler([]*program{{nodes: []*node{low, mid, high}}}, []*source{file(low), file(high)})

	var got []string
	for {
		n, src := s.next()
		switch {
		case n != nil:
			got = append(got, "package "+n.goos)
			s.finishNode(n)
			continue
		case src != nil:
			got = append(got, "file "+src.name)
			s.finishSource(src)
			continue
		}
		break
	}
	want := []string{"file high", "package high", "package mid", "file low", "package low"}
	if !slices.Equal(got, want) {
		t.Errorf("worked on %q, want %q", got, want)
	}
}

// TestCheckAhead: a package is type-checked as soon as its imports have types, though the
// pass is still at one of them, if the pass is going to look at it.
func TestCheckAhead(t *testing.T) {
	low := &node{goos: "low"}
	next := &node{goos: "next", imports: map[string]*node{"low": low}}
	last := &node{goos: "last", imports: map[string]*node{"next": next, "low": low}}
	other := &node{goos: "other", imports: map[string]*node{"low": low}}
	low.importers, next.importers = []*node{next, last, other}, []*node{last}
	s := newScheduler([]*program{{nodes: []*node{low, next, last, other}}}, nil)

	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	checked, asked := make(chan bool), make(chan bool)
	var order []string // by the one worker that is not at low
	s.work(ctx, 2, worker{
		check: func(n *node) {
			order = append(order, "check "+n.goos)
			switch n {
			case other:
				close(asked) // and not checked
			case last:
				close(checked)
				fallthrough
			default:
				n.ahead = new(typedPackage)
			}
		},
		process: func(n *node) {
			if n != low {
				return
			}
			s.tellTyped(n)
			for _, done := range []chan bool{checked, asked} {
				select {
				case <-done:
				case <-ctx.Done():
				}
			}
		},
	})
	if ctx.Err() != nil {
		t.Fatalf("nothing was checked while the pass was at an import: %q", order)
	}
	slices.Sort(order)
	if want := []string{"check last", "check next", "check other"}; !slices.Equal(order, want) {
		t.Errorf("%q, want %q", order, want)
	}
	if s.checked != 0 {
		t.Errorf("%d bytes are still taken for checked", s.checked)
	}
}
