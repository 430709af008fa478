package report_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sockvet/sockvet/internal/report"
	"github.com/sockvet/sockvet/internal/source"
	"github.com/sockvet/sockvet/rules"
)

// TestFormatsFitSchemas holds formats that others have defined to what they
// have published.
func TestFormatsFitSchemas(t *testing.T) {
	empty := &report.Report{Dir: "/", Targets: []string{"windows"}}
	for schema, format := range map[string]report.Format{
		"sarif-2.1.0.json":         report.SARIF{},
		"gitlab-code-quality.json": report.GitLab{},
	} {
		file := filepath.Join("testdata", "schema", schema)
		for name, r := range map[string]*report.Report{"sample": sample(), "empty": empty, "every value": everyValue(), "hostile": hostile(t)} {
			text := written(t, format, r)
			if err := validateAgainst(t, file, []byte(text)); err != nil {
				t.Errorf("%s, %s: %v", schema, name, err)
			}
		}
		bad := strings.NewReplacer(`"level": "warning"`, `"level": "loud"`, `"severity": "major"`, `"severity": "loud"`).
			Replace(written(t, format, sample()))
		if validateAgainst(t, file, []byte(bad)) == nil {
			t.Errorf("%s takes a level that there is not", schema)
		}
	}
}

// hostile is a report about a file whose name and content try to get out of
// where they are put.
func hostile(t *testing.T) *report.Report {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "a%20<script>`[x](y)`::'\"#?.go")
	text := "package p\n\n// </script><script>alert(1)</script> ``` ~~~ \x1b[31m \u202e\xff\n" +
		"var x = `<img src=x onerror=alert(1)>` // ]]> {0} ::error::\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	f := sample().Findings[0]
	f.File, f.Line, f.Column, f.EndLine, f.EndColumn = file, 3, 20, 4, 10
	f.Message = "<b>bold</b> [x](javascript:alert(1)) {0} @everyone `` ` | \x00\x1b]8;;evil\x07\n::error::x"
	f.Trace = []report.Step{{File: file, Line: 4, Column: 30, What: "<i>what</i>]]>", Package: "p\"'><script>"}}
	return &report.Report{Dir: dir, Tool: "</script>", Targets: []string{"windows"}, Findings: []report.Finding{f}, Files: new(source.Files)}
}

// TestSARIFRules: a reader finds everything about each rule in the report.
func TestSARIFRules(t *testing.T) {
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct {
					Rules []struct {
						ID, HelpURI   string
						Help          struct{ Text, Markdown string }
						Relationships []any
						Properties    map[string]any
					}
				}
			}
			Results []struct {
				RuleID    string
				RuleIndex int
			}
		}
	}
	if err := json.Unmarshal([]byte(written(t, report.SARIF{}, everyValue())), &log); err != nil {
		t.Fatal(err)
	}
	described := log.Runs[0].Tool.Driver.Rules
	for i, rule := range rules.Catalogue() {
		got := described[i]
		if got.ID != rule.Name || got.HelpURI != rule.URL() || !strings.Contains(got.Help.Markdown, rule.Good) {
			t.Errorf("rule %d is %s with %s, want %s", i, got.ID, got.HelpURI, rule.Name)
		}
		_, severe := got.Properties["security-severity"]
		if weakness := rule.CWE != ""; severe != weakness || weakness != (len(got.Relationships) > 0) {
			t.Errorf("%s: security-severity %t, %d taxa, weakness %q", rule.Name, severe, len(got.Relationships), rule.CWE)
		}
	}
	for _, r := range log.Runs[0].Results {
		if described[r.RuleIndex].ID != r.RuleID {
			t.Errorf("index %d is not of rule %s", r.RuleIndex, r.RuleID)
		}
	}
}

// TestHostileAnnotations: what a finding says can't become a command, a line or
// an element of its own.
func TestHostileAnnotations(t *testing.T) {
	r := hostile(t)
	if got := written(t, report.GitHub{}, r); strings.Count(got, "\n") != 1 || strings.Count(got, "::") != 2+strings.Count(r.Findings[0].Message, "::") {
		t.Errorf("not one command: %q", got)
	}
	for _, format := range []report.Format{report.Checkstyle{}, report.JUnit{}} {
		if got := written(t, format, r); strings.Contains(got, "<b>") || strings.Contains(got, "\x1b") {
			t.Errorf("%T lets through: %q", format, got)
		}
	}
	got := written(t, report.Markdown{}, r)
	for _, raw := range []string{"<b>", "[x](javascript", "@everyone", "\x1b", "\u202e"} {
		if strings.Contains(got, raw) {
			t.Errorf("markdown lets through %q: %s", raw, got)
		}
	}
}
