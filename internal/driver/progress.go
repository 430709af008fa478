package driver

import "sync"

// A teller passes progress on to the caller, one call at a time and none
// after close.
type teller struct {
	mu   sync.Mutex
	tell func(Progress)
	last Progress
}

func newTeller(tell func(Progress)) *teller { return &teller{tell: tell} }

// say passes p on unless the caller knows of more already: workers may get
// here in another order than they counted in.
func (t *teller) say(p Progress) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.tell == nil || p.Phase < t.last.Phase || p.Phase == t.last.Phase && p.Done < t.last.Done {
		return
	}
	t.last = p
	t.tell(p)
}

func (t *teller) close() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.tell = nil
}
