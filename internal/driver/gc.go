package driver

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// A run makes much garbage beside what it keeps, and then the process ends.
// At the default GOGC of 100 the collector takes a third of the processors'
// time; at a fixed higher one the peak is a multiple of what is kept, too
// much for a large program. So the heap gets a fixed headroom over what was
// alive after the last collection.

// headroom is that room in bytes.
const headroom = 256 << 20

// minPercent keeps the collector from running all the time where what is
// kept is much larger than the headroom.
const minPercent = 50

// maxPercent bounds what a heap that was small can grow to before the next
// collection, should it be more alive by then than it was.
const maxPercent = 250

// relaxGC gives the heap its headroom, unless the user has set GOGC. The
// returned function puts things back.
func (cfg *Config) relaxGC() (restore func()) {
	if cfg.getenv("GOGC") != "" {
		return func() {}
	}
	t := &gcTuner{before: debug.SetGCPercent(maxPercent)}
	t.afterEachGC()
	return t.stop
}

// A gcTuner sets the collector's percentage anew after each collection.
type gcTuner struct {
	mu      sync.Mutex
	before  int
	stopped bool
}

// afterEachGC calls tune after the next collection, and so on: an object
// that nobody holds is found dead by each.
func (t *gcTuner) afterEachGC() {
	runtime.AddCleanup(new(*byte), (*gcTuner).tune, t)
}

func (t *gcTuner) tune() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.stopped {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if live[0].Value.Kind() == metrics.KindUint64 {
		percent := headroom * 100 / max(live[0].Value.Uint64(), 1<<20)
		debug.SetGCPercent(int(min(max(percent, minPercent), maxPercent)))
	}
	t.afterEachGC()
}

func (t *gcTuner) stop() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.stopped = true
	debug.SetGCPercent(t.before)
}
