package main

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
)

// firstGC is the heap size, in bytes, below which a vet process does not
// collect garbage.
const firstGC = 48 << 20

// delayGC puts the first collection off until the heap is firstGC large, and
// then goes on as usual. The go command starts a vet process per package, and
// most are done before they reach that size: without this they would collect
// half a dozen times on the way there. A user's GOGC is left alone.
func delayGC() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(firstGC)
	runtime.AddCleanup(new(*byte), func(struct{}) {
		debug.SetGCPercent(50)
		debug.SetMemoryLimit(math.MaxInt64)
	}, struct{}{})
}
