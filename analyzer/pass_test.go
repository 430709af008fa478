package analyzer_test

import (
	"fmt"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/sockvet/sockvet/analyzer"
)

// TestRules holds the pass against the programs under testdata/src: one
// folder a rule or theme.
func TestRules(t *testing.T) {
	build(t, "windows")
	analysistest.Run(t, analysistest.TestData(), telling(analyzer.New(analyzer.DefaultSettings())),
		"exclusive/...", "protected", "clean", "clientport", "reuseaddr/...", "linger", "library", "program", "hostile", "portable",
		"layers/...", "github.com/libp2p/go-reuseport", "suppress/...",
		"optionorder/...", "optionconflict/...", "optionunchecked/...", "optionvalue/...",
		"binderror", "dualstack",
	)
}

// TestRulesThatAreOff holds the pass against programs of the rules that are off
// by default, with these turned on.
func TestRulesThatAreOff(t *testing.T) {
	build(t, "windows")
	analysistest.Run(t, analysistest.TestData(), telling(analyzer.New(everyRule())), "gracefulclose")
}

// TestPrograms holds the pass against programs whose ports are stored in one
// place and bound in another: one folder a way in which these meet.
func TestPrograms(t *testing.T) {
	build(t, "windows")
	analysistest.Run(t, analysistest.TestData(), telling(analyzer.New(analyzer.DefaultSettings())),
		"meet/...", "named/...", "tagged/...", "tables/...", "flows/...", "collide/...", "parsed/...",
	)
}

// TestDeps holds the pass against a program whose dependencies bind ports by
// themselves, with and without these being asked for.
func TestDeps(t *testing.T) {
	build(t, "windows")
	settings := analyzer.DefaultSettings()
	settings.Deps = true
	analysistest.Run(t, analysistest.TestData(), telling(analyzer.New(settings)), "deps/...")
	for _, r := range analysistest.Run(quiet{t}, analysistest.TestData(), telling(analyzer.New(analyzer.DefaultSettings())), "deps/...") {
		for _, d := range r.Diagnostics {
			t.Errorf("%s is not asked for: %s", r.Action.Package, d.Message)
		}
	}
}

// quiet passes over findings that a program expects under other settings.
type quiet struct{ *testing.T }

func (quiet) Errorf(string, ...any) {}

// TestElsewhere holds the pass against portable programs as a plain go vet on Linux
// sees them.
func TestElsewhere(t *testing.T) {
	build(t, "linux")
	analysistest.Run(t, analysistest.TestData(), telling(analyzer.New(analyzer.DefaultSettings())), "portable", "binderror", "suppress/...")
}

// build makes the go command load packages for an operating system. Without
// cgo the loaded packages are the same on every machine.
func build(t *testing.T, goos string) {
	t.Helper()
	t.Setenv("GOOS", goos)
	t.Setenv("CGO_ENABLED", "0")
	t.Setenv("GOFLAGS", "")
}

// telling returns an analyzer that reports the findings of the pass with their
// rule, level and bind, as
//
//	LEVEL RULE: MESSAGE [NETWORK ADDRESS SOURCE SCOPE]
//
// so that a program under testdata says all of it on the line of the finding.
// Facts of the pass are not its own: the programs need no comments on those.
func telling(pass *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:     "telling",
		Doc:      "reports findings with their rule",
		Requires: []*analysis.Analyzer{pass},
		Run: func(p *analysis.Pass) (any, error) {
			for _, f := range p.ResultOf[pass].(*analyzer.Result).Findings {
				p.Report(analysis.Diagnostic{Pos: f.Pos, Message: tell(f)})
			}
			return nil, nil
		},
	}
}

func tell(f analyzer.Finding) string {
	s := fmt.Sprintf("%v %s: %s", f.Level, f.Rule, f.Message)
	if b := f.Bind; b != nil {
		s += fmt.Sprintf(" [%s %s %s %s]", b.Network, b.Address, b.PortSource, b.Scope)
	}
	return s
}
