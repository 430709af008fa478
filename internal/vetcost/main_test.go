package main

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestMedian(t *testing.T) {
	for _, test := range []struct {
		values []float64
		want   float64
	}{
		{[]float64{3}, 3},
		{[]float64{9, 1, 2}, 2},
		{[]float64{4, 1, 2, 100}, 3},
	} {
		if got := median(test.values); got != test.want {
			t.Errorf("median(%v) = %v, want %v", test.values, got, test.want)
		}
	}
}

// As many values lie on one side of a median as on the other.
func TestMedianIsInTheMiddle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1e6, 1e6), 1, 20).Draw(t, "values")
		middle := median(values)
		below, above := 0, 0
		for _, v := range values {
			if v < middle {
				below++
			}
			if v > middle {
				above++
			}
		}
		if half := len(values) / 2; below > half || above > half {
			t.Errorf("median %v of %v has %d below and %d above", middle, values, below, above)
		}
	})
}

func TestRatio(t *testing.T) {
	p := pair{noop: cost{cpu: 10 * time.Second}, sockvet: cost{cpu: 11 * time.Second}}
	if got := p.ratio(); got != 1.1 {
		t.Errorf("ratio %v, want 1.1", got)
	}
}

func TestLargestNote(t *testing.T) {
	dir := t.TempDir()
	if _, err := largestNote(dir); err == nil {
		t.Error("a run without a process was measured")
	}
	for _, peak := range []int64{100, 4000, 20} {
		if err := leaveNote(dir, peak); err != nil {
			t.Fatal(err)
		}
	}
	got, err := largestNote(dir)
	if err != nil || got != 4000 {
		t.Errorf("got %v, %v, want 4000", got, err)
	}
}
