package driver

import (
	"runtime/debug"
	"testing"
)

// percent returns the percentage that is in force.
func percent() int {
	p := debug.SetGCPercent(100)
	debug.SetGCPercent(p)
	return p
}

func TestRelaxGC(t *testing.T) {
	cfg := Config{Env: []string{"GOGC="}}
	before := percent()
	restore := cfg.RelaxGC()
	if percent() <= before {
		t.Errorf("the percentage is %d, no more than before", percent())
	}
	cfg.RelaxGC()() // as a run within does
	if percent() <= before {
		t.Error("a run put back what the process had asked for")
	}
	restore()
	if after := percent(); after != before {
		t.Errorf("the percentage is %d afterwards, it was %d", after, before)
	}
}

func TestRelaxGCLeavesTheUsers(t *testing.T) {
	cfg := Config{Env: []string{"GOGC=50"}}
	before := percent()
	defer cfg.RelaxGC()()
	if after := percent(); after != before {
		t.Errorf("the percentage is %d in spite of GOGC, it was %d", after, before)
	}
}
