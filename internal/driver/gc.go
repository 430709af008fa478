package driver

import (
	"runtime/debug"
)

// gcPercent is the heap growth between collections during a run. A run makes
// much garbage beside a live heap of a few hundred megabytes, and then the
// process ends: at the default of 100, collecting takes a third of the
// processors' time.
const gcPercent = 300

// relaxGC lets garbage pile up higher, unless the user has set GOGC. The
// returned function puts things back.
func (cfg *Config) relaxGC() (restore func()) {
	if cfg.getenv("GOGC") != "" {
		return func() {}
	}
	old := debug.SetGCPercent(gcPercent)
	return func() { debug.SetGCPercent(old) }
}
