package driver

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/driver/testdata/toy"
)

// BenchmarkRun loads a program with a pass that finds nothing. The program
// is ./... of the module in SOCKVET_BENCH_DIR if that is set, for example a
// copy of caddy, and else net/http with all below it.
//
//	SOCKVET_BENCH_DIR=~/caddy go test -bench Run -benchtime 5x ./internal/driver
//
// The two modes bound every real run: bodies are checked in none of the
// packages, or in all.
func BenchmarkRun(b *testing.B) {
	for _, mode := range []struct {
		name   string
		bodies bool
	}{{"declarations", false}, {"bodies", true}} {
		b.Run(mode.name, func(b *testing.B) {
			cfg := Config{
				Dir:      os.Getenv("SOCKVET_BENCH_DIR"),
				Analyzer: toy.Analyzer,
				Eager:    mode.bodies,
				scout:    &scout{blind: func(string) bool { return true }},
			}
			if cfg.Dir == "" {
				cfg.Patterns = []string{"net/http"}
			}
			var stats Stats
			for b.Loop() {
				res, err := Run(context.Background(), cfg)
				if err != nil {
					b.Fatal(err)
				}
				stats = res.Stats
			}
			b.ReportMetric(float64(stats.Packages), "packages")
			b.ReportMetric(stats.List.Seconds()*1e3, "list-ms")
			b.ReportMetric(stats.Scan.Seconds()*1e3, "outline-ms")
			b.ReportMetric(stats.Parse.Seconds()*1e3, "parse-ms")
			b.ReportMetric(stats.Check.Seconds()*1e3, "check-ms")
		})
	}
}

// BenchmarkSecondRun is what a run takes on which the cache knows everything:
// listing, reading the files, and taking the records.
func BenchmarkSecondRun(b *testing.B) {
	cfg := Config{
		Dir:      os.Getenv("SOCKVET_BENCH_DIR"),
		Settings: analyzer.DefaultSettings(),
		Cache:    b.TempDir(),
	}
	if cfg.Dir == "" {
		cfg.Patterns = []string{"net/http"}
	}
	stats := mustRun(b, cfg).Stats
	for b.Loop() {
		stats = mustRun(b, cfg).Stats
	}
	if stats.Reused != stats.Packages {
		b.Fatalf("%d of %d packages are reused", stats.Reused, stats.Packages)
	}
	b.ReportMetric(float64(stats.Packages), "packages")
	b.ReportMetric(stats.List.Seconds()*1e3, "list-ms")
}

// BenchmarkSchedule measures what the scheduler and the facts cost by
// themselves, on a tall program of small packages.
func BenchmarkSchedule(b *testing.B) {
	var archive strings.Builder
	archive.WriteString(prim)
	for i := range 300 {
		fmt.Fprintf(&archive, "-- p%d/a.go --\npackage p%d\n\nimport \"example.com/m/prim\"\n", i, i)
		if i > 0 {
			fmt.Fprintf(&archive, "import below \"example.com/m/p%d\"\nfunc Use() { below.Open() }\n", i-1)
		}
		archive.WriteString("func Open() { prim.Primitive(1) }\n")
	}
	cfg := toyConfig(write(b, archive.String()))
	for b.Loop() {
		mustRun(b, cfg)
	}
}
