package analyzer_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"
	"golang.org/x/tools/go/types/objectpath"

	"github.com/sockvet/sockvet/analyzer"
)

// TestFacts asserts what a package tells those that import it, and that these
// understand it: listen is wrapped by wrap, which use calls.
func TestFacts(t *testing.T) {
	build(t, "windows")
	for _, r := range analysistest.Run(t, analysistest.TestData(), analyzer.New(analyzer.DefaultSettings()), "facts/...") {
		outlives(t, r)
	}
}

// outlives holds the facts of a package against what drivers that write them
// down keep: facts about objects that are exported and that have a path. No
// importer may count on others (golangci-lint's runner and go vet drop them,
// drivers that hold them in memory don't).
func outlives(t *testing.T, r *analysistest.Result) {
	t.Helper()
	seen := 0
	for _, f := range r.Action.AllObjectFacts() {
		if f.Object.Pkg() != r.Action.Package.Types {
			continue
		}
		seen++
		if !f.Object.Exported() {
			t.Errorf("fact about %v, which is not exported", f.Object)
		}
		if _, err := objectpath.For(f.Object); err != nil {
			t.Errorf("fact about %v: %v", f.Object, err)
		}
	}
	if seen == 0 && r.Action.Package.PkgPath == "facts/listen" {
		t.Error("package facts/listen has no facts")
	}
}
