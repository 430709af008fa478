package plugin_test

import (
	"strings"
	"testing"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/sockvet/sockvet/plugin"
)

func TestRegistered(t *testing.T) {
	constructor, err := register.GetPlugin("sockvet")
	if err != nil {
		t.Fatal(err)
	}
	linter, err := constructor(nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := linter.GetLoadMode(); got != register.LoadModeTypesInfo {
		t.Errorf("load mode %q, want %q", got, register.LoadModeTypesInfo)
	}
}

// TestFindings holds the linter against a program of which each setting
// changes what is found. The folder is named after the settings.
func TestFindings(t *testing.T) {
	t.Setenv("GOOS", "windows")
	t.Setenv("CGO_ENABLED", "0")
	t.Setenv("GOFLAGS", "")
	for folder, conf := range map[string]map[string]any{
		"defaults":   nil,
		"warnings":   {"level": "warning"},
		"lingers":    {"rules": []any{"linger"}, "linger-small": 1, "linger-large": float64(5)},
		"everything": {"rules": "-linger", "tests": true, "generated": true, "unknown-ports": true, "deps": true, "platform": "xp"},
	} {
		t.Run(folder, func(t *testing.T) {
			linter, err := plugin.New(conf)
			if err != nil {
				t.Fatal(err)
			}
			analyzers, err := linter.BuildAnalyzers()
			if err != nil || len(analyzers) != 1 {
				t.Fatalf("%d analyzers and error %v, want one and none", len(analyzers), err)
			}
			analysistest.Run(findingsOnly{t}, analysistest.TestData(), analyzers[0], folder)
		})
	}
}

// findingsOnly is a test that is about findings: that there are facts too is no
// error.
type findingsOnly struct{ *testing.T }

func (t findingsOnly) Errorf(format string, args ...any) {
	if !strings.Contains(format, "unexpected %s") || len(args) < 2 || args[1] != "fact" {
		t.T.Errorf(format, args...)
	}
}

func TestRefusedSettings(t *testing.T) {
	for _, test := range []struct {
		name string
		conf any
		want string // in the error
	}{
		{"no mapping", []any{"level"}, "want a mapping"},
		{"misspelt", map[string]any{"unknown_ports": true}, `unknown setting "unknown_ports" (want one of deps, generated, level, linger-large, linger-small, platform, rules, tests, unknown-ports)`},
		{"no level", map[string]any{"level": "fatal"}, `setting level: unknown level "fatal"`},
		{"number for a level", map[string]any{"level": 1}, "setting level: "},
		{"text for true", map[string]any{"tests": "true"}, "setting tests: want true or false, not a text"},
		{"number for true", map[string]any{"tests": 1}, "setting tests: want true or false, not a whole number"},
		{"text for a number", map[string]any{"linger-small": "3"}, "setting linger-small: want a whole number, not a text"},
		{"fraction", map[string]any{"linger-small": 2.5}, "setting linger-small: want a whole number, not a number"},
		{"list for a text", map[string]any{"platform": []any{"11"}}, "setting platform: want a text, not a list"},
		{"number in a list", map[string]any{"rules": []any{"linger", 3}}, "setting rules: want a list of texts, not with 3 in it"},
		{"nothing", map[string]any{"rules": nil}, "setting rules: it has no value"},
		{"mapping", map[string]any{"rules": map[string]any{"linger": true}}, "setting rules: want a text"},
		{"unknown rule", map[string]any{"rules": []any{"lingers"}}, `unknown rule "lingers"`},
		{"unknown platform", map[string]any{"platform": "12"}, `unknown platform "12"`},
		{"thresholds", map[string]any{"linger-small": 9, "linger-large": 3}, "want 0 <= small <= large"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := plugin.New(test.conf)
			if err == nil {
				t.Fatal("no error")
			}
			if !strings.HasPrefix(err.Error(), "sockvet: ") || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %q, want sockvet: and %q in it", err, test.want)
			}
		})
	}
}
