package analyzer_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/sockvet/sockvet/analyzer"
)

// TestFixes holds the fixes against a golden file. That what comes out compiles is
// seen where the go command applies them, in cmd/sockvet.
func TestFixes(t *testing.T) {
	build(t, "windows")
	analysistest.RunWithSuggestedFixes(withoutFacts{t}, analysistest.TestData(), analyzer.New(analyzer.DefaultSettings()), "fixes")
}

// withoutFacts is a test to which facts are no matter.
type withoutFacts struct{ *testing.T }

func (t withoutFacts) Errorf(format string, args ...any) {
	if strings.Contains(format, "unexpected %s") && len(args) > 1 && args[1] == "fact" {
		return
	}
	t.T.Errorf(format, args...)
}
