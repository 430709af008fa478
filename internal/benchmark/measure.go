package main

import (
	"bytes"
	"os/exec"
	"slices"
	"time"
)

// A sample is what one process took, with those that it started and waited
// for.
type sample struct {
	wall time.Duration
	peak int64 // bytes of the largest process; 0 where the system doesn't say
}

// measure runs the command and returns what it took, and the end of what it
// said.
func measure(cmd *exec.Cmd) (sample, string, error) {
	var out tail
	cmd.Stdout, cmd.Stderr = &out, &out
	start := time.Now()
	err := cmd.Run()
	s := sample{wall: time.Since(start)}
	if cmd.ProcessState != nil {
		s.peak = peakMemory(cmd.ProcessState)
	}
	return s, out.String(), err
}

// tail keeps the end of what is written to it.
type tail struct{ bytes.Buffer }

const tailSize = 4 << 10

func (t *tail) Write(p []byte) (int, error) {
	if len(p) > tailSize {
		t.Buffer.Write(p[len(p)-tailSize:])
		return len(p), nil
	}
	if t.Len() > tailSize {
		t.Next(t.Len() - tailSize)
	}
	return t.Buffer.Write(p)
}

// samples are the runs of one tool in one case.
type samples []sample

func (s samples) wall() time.Duration {
	return median(s, func(x sample) time.Duration { return x.wall })
}

func (s samples) peak() int64 { return median(s, func(x sample) int64 { return x.peak }) }

// median returns the middle of what f says of the samples, the lower one of
// two.
func median[T int64 | time.Duration | float64, S any](s []S, f func(S) T) T {
	if len(s) == 0 {
		return 0
	}
	values := make([]T, len(s))
	for i, x := range s {
		values[i] = f(x)
	}
	slices.Sort(values)
	return values[(len(values)-1)/2]
}

// ratio returns the median of how many times as long the runs of a took as
// those of b next to them.
func ratio(a, b samples) float64 {
	ratios := make([]float64, min(len(a), len(b)))
	for i := range ratios {
		ratios[i] = a[i].wall.Seconds() / b[i].wall.Seconds()
	}
	return median(ratios, func(x float64) float64 { return x })
}
