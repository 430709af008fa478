package main

import (
	"os"
	"syscall"
)

// peakMemory returns the largest resident set, in bytes, of a process that
// has ended and of those that it waited for. Linux counts it in KiB
// (getrusage(2), ru_maxrss).
func peakMemory(state *os.ProcessState) int64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return usage.Maxrss << 10
}
