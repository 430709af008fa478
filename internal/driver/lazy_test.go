package driver

import (
	"testing"

	"github.com/sockvet/sockvet/analyzer"
)

// TestLazyBodiesChangeNothing runs the real pass over a part of the standard
// library that is full of sockets, lazily and on every package: what
// socketflow.MayTouch keeps from the pass must yield nothing.
func TestLazyBodiesChangeNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("checks two hundred packages with their bodies")
	}
	cfg := Config{
		Patterns: []string{"net/...", "log/syslog", "expvar"},
		Env:      offline(),
		Settings: analyzer.DefaultSettings(),
	}
	cfg.Settings.UnknownPorts = true // else the library is clean
	lazy := mustRun(t, cfg)
	cfg.Eager = true
	eager := mustRun(t, cfg)
	if lazy.Stats.Looked >= eager.Stats.Looked {
		t.Errorf("%d packages were looked at lazily, %d eagerly", lazy.Stats.Looked, eager.Stats.Looked)
	}
	diff(t, "findings", lazy.Findings, eager.Findings)
	for _, p := range lazy.Problems {
		if p.Kind != NotForTarget {
			t.Errorf("unexpected problem: %v", p)
		}
	}
	t.Logf("%d findings; %+v", len(lazy.Findings), lazy.Stats)
}
