package driver

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"sync/atomic"
)

// A run makes much garbage beside what it keeps, and then the process ends.
// At the default GOGC of 100 the collector takes a third of the processors'
// time; at a fixed higher one the peak is a multiple of what is kept, too
// much for a large program. So the heap gets a fixed headroom over what was
// alive after the last collection.

// headroom is that room in bytes. With little of it, what is alive is looked through more
// often; with much, more memory is touched for the first time and given back at the end,
// which takes as long as a collection for every 200 MB. The least is in between, where a
// program of a thousand packages is collected once, half-way.
const headroom = 512 << 20

// morePercent is the room beside that, in percent of what is alive: the more that is, the
// longer a collection takes, and the later the next one should come.
const morePercent = 75

// firstHeap is at what size of the heap the runtime collects for the first time
// if the percentage is 100.
const firstHeap = 4 << 20

// relaxed says that the heap of the process has its headroom.
var relaxed atomic.Bool

// RelaxGC gives the heap of the process its headroom, unless the user has set GOGC
// or it has it already. The returned function puts things back. [Run] does both; a
// process that ends soon after its run calls RelaxGC before, for putting things back
// makes the collector look through a heap that nobody needs any more.
func (cfg *Config) RelaxGC() (restore func()) {
	if cfg.getenv("GOGC") != "" || !relaxed.CompareAndSwap(false, true) {
		return func() {}
	}
	t := &gcTuner{
		percent: debug.SetGCPercent(headroom / firstHeap * 100),
		limit:   debug.SetMemoryLimit(-1),
	}
	t.bound(0)
	t.afterEachGC()
	return t.stop
}

// A gcTuner sets the collector's percentage anew after each collection.
type gcTuner struct {
	mu      sync.Mutex
	percent int   // before
	limit   int64 // before
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
		alive := int64(live[0].Value.Uint64())
		debug.SetGCPercent(int(headroom*100/max(alive, firstHeap) + morePercent))
		t.bound(alive)
	}
	t.afterEachGC()
}

// bound sets a limit to the memory in which so many bytes are alive: tune may be
// late, and the percentage of a small heap be in force for one that has grown. A
// lower limit of the user's stays.
func (t *gcTuner) bound(alive int64) {
	debug.SetMemoryLimit(min(t.limit, 2*(alive+headroom)))
}

func (t *gcTuner) stop() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.stopped = true
	debug.SetGCPercent(t.percent)
	debug.SetMemoryLimit(t.limit)
	relaxed.Store(false)
}
