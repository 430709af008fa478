package rules_test

import (
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sockvet/sockvet/rules"
)

func TestCatalogue(t *testing.T) {
	type entry struct {
		Name, Level, Varies, CWE string
		Default                  bool
	}
	want := []entry{
		{"exclusive", "warning", "note on a specific address", "CWE-605", true},
		{"client-port", "note", "", "CWE-605", true},
		{"reuseaddr", "error", "", "CWE-605", true},
		{"linger", "warning", "error where the timeout is truncated", "", true},
		{"option-order", "error", "", "CWE-605", true},
		{"option-conflict", "error", "", "CWE-605", true},
		{"option-unchecked", "warning", "", "CWE-605", true},
		{"option-value", "error", "", "CWE-605", true},
		{"dual-stack", "warning", "", "CWE-605", true},
		{"bind-error", "warning", "", "", true},
		{"graceful-close", "note", "off by default", "", false},
		{"suppression", "warning", "", "", true},
	}
	var got []entry
	for _, r := range rules.Catalogue() {
		got = append(got, entry{r.Name, r.Level.String(), r.Varies, r.CWE, r.Default})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("catalogue (-want +got):\n%s", diff)
	}
}

func TestRuleByName(t *testing.T) {
	for _, want := range rules.Catalogue() {
		got, ok := rules.RuleByName(want.Name)
		if diff := cmp.Diff(want, got); !ok || diff != "" {
			t.Errorf("RuleByName(%q): %t (-want +got):\n%s", want.Name, ok, diff)
		}
	}
	if r, ok := rules.RuleByName("nonsense"); ok {
		t.Errorf("RuleByName(nonsense) = %q", r.Name)
	}
}

func TestRuleURL(t *testing.T) {
	r, _ := rules.RuleByName("client-port")
	if got, want := r.URL(), "https://github.com/sockvet/sockvet/blob/main/docs/rules/client-port.md"; got != want {
		t.Errorf("URL %q, want %q", got, want)
	}
}

func TestRuleTextIsPresentable(t *testing.T) {
	sections := []string{
		"Using SO_REUSEADDR", "Using SO_EXCLUSIVEADDRUSE", "Enhanced Socket Security", "Application Strategies",
	}
	oneLine := regexp.MustCompile(`^[^\n.]*[^\n. ]$`)
	for _, r := range rules.Catalogue() {
		if !oneLine.MatchString(r.Title) || !oneLine.MatchString(r.Summary) {
			t.Errorf("%s: title %q and summary %q want to be one line without a full stop", r.Name, r.Title, r.Summary)
		}
		if r.Section != "" && !slices.Contains(sections, r.Section) {
			t.Errorf("%s: the article has no section %q", r.Name, r.Section)
		}
		for _, number := range r.Tables {
			if number < 1 || number > 4 {
				t.Errorf("%s: the article has no table %d", r.Name, number)
			}
		}
		for line := range strings.SplitSeq(r.Explanation, "\n") {
			if len(line) > 80 || strings.TrimSpace(line) != line {
				t.Errorf("%s: line of the explanation is longer than 80 bytes or has outer space: %q", r.Name, line)
			}
		}
		if !strings.Contains(r.Explanation, "What to do:") {
			t.Errorf("%s: the explanation does not say what to do", r.Name)
		}
	}
}

func TestRuleParagraphs(t *testing.T) {
	r := rules.Rule{Explanation: "One\nparagraph.\n\nAnother."}
	if diff := cmp.Diff([]string{"One paragraph.", "Another."}, r.Paragraphs()); diff != "" {
		t.Errorf("paragraphs (-want +got):\n%s", diff)
	}
}

// The level of a rule about binds is what its tables say of the socket that it
// is about.
func TestRuleLevelsFollowFromTheTables(t *testing.T) {
	tests := []struct {
		rule   string
		victim rules.Caller
	}{
		{"exclusive", rules.Caller{Option: rules.Default, Scope: rules.Wildcard}},
		{"reuseaddr", rules.Caller{Option: rules.ReuseAddr, Scope: rules.Wildcard}},
		{"reuseaddr", rules.Caller{Option: rules.ReuseAddr, Scope: rules.Specific}},
	}
	for _, tt := range tests {
		r, _ := rules.RuleByName(tt.rule)
		for _, p := range rules.GoPlatforms() {
			if got := rules.BindLevel(p, tt.victim); got != r.Level {
				t.Errorf("%s on %s: %s, the rule's level is %s", tt.victim, p.Name, got, r.Level)
			}
		}
	}
}

func TestExamplesAreFormatted(t *testing.T) {
	for name, src := range examples() {
		formatted, err := format.Source([]byte(src))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(string(formatted), src); diff != "" {
			t.Errorf("%s (-gofmt +example):\n%s", name, diff)
		}
	}
}

// TestExamplesCompile has go vet check the examples as programs for Windows.
func TestExamplesCompile(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module example.com/examples\n\ngo 1.26\n")
	for name, src := range examples() {
		write(t, filepath.Join(dir, name, "main.go"), src)
	}
	vet := exec.CommandContext(t.Context(), "go", "vet", "./...")
	vet.Dir = dir
	vet.Env = append(os.Environ(), "GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0", "GOWORK=off", "GOFLAGS=")
	if out, err := vet.CombinedOutput(); err != nil {
		t.Errorf("go vet: %v\n%s", err, out)
	}
}

// examples returns the examples of the catalogue by names such as
// "linger/bad".
func examples() map[string]string {
	sources := make(map[string]string)
	for _, r := range rules.Catalogue() {
		sources[r.Name+"/bad"] = r.Bad
		sources[r.Name+"/good"] = r.Good
	}
	return sources
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
