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

// laterGC is the growth, in percent, after which it collects from then on: less
// than usual, for its peak is what the go command runs several of side by side.
const laterGC = 50

// delayGC puts the first collection off until the heap is firstGC large, and
// then keeps the heap small. The go command starts a vet process per package, and
// most are done before they reach that size: without this they would collect
// half a dozen times on the way there. A user's GOGC is left alone.
func delayGC() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(firstGC)
	runtime.AddCleanup(new(*byte), func(struct{}) {
		debug.SetGCPercent(laterGC)
		debug.SetMemoryLimit(math.MaxInt64)
	}, struct{}{})
}
