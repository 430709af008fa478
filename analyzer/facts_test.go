package analyzer_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/sockvet/sockvet/analyzer"
)

// TestFacts asserts what a package tells those that import it, and that these
// understand it: listen is wrapped by wrap, which use calls.
func TestFacts(t *testing.T) {
	build(t, "windows")
	analysistest.Run(t, analysistest.TestData(), analyzer.New(analyzer.DefaultSettings()), "facts/...")
}
