package report_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/report"
	"github.com/sockvet/sockvet/rules"
)

const schemaFile = "../../docs/sockvet.schema.json"

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden holds each format to a report that people have looked at.
func TestGolden(t *testing.T) {
	for name, format := range map[string]report.Format{
		"sample.json":           report.JSON{},
		"sample.sarif":          report.SARIF{},
		"sample.github.txt":     report.GitHub{},
		"sample.gitlab.json":    report.GitLab{},
		"sample.checkstyle.xml": report.Checkstyle{},
		"sample.junit.xml":      report.JUnit{},
		"sample.md":             report.Markdown{},
	} {
		t.Run(name, func(t *testing.T) {
			golden := filepath.Join("testdata", name)
			got := written(t, format, sample())
			if name == "sample.sarif" {
				got = withoutCatalogue(t, got)
			}
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// withoutCatalogue leaves out of a SARIF report what follows from the catalogue
// and not from the findings.
func withoutCatalogue(t *testing.T, text string) string {
	t.Helper()
	var log map[string]any
	if err := json.Unmarshal([]byte(text), &log); err != nil {
		t.Fatal(err)
	}
	run := log["runs"].([]any)[0].(map[string]any)
	delete(run, "tool")
	delete(run, "taxonomies")
	for _, result := range run["results"].([]any) {
		delete(result.(map[string]any), "ruleIndex")
	}
	out, err := json.MarshalIndent(log, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(out) + "\n"
}

func written(t *testing.T, format report.Format, r *report.Report) string {
	t.Helper()
	var b strings.Builder
	if err := format.Write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestJSONFitsSchema(t *testing.T) {
	empty := &report.Report{Dir: "/", Tool: "v0.0.0", Targets: []string{"windows"}}
	for name, r := range map[string]*report.Report{"sample": sample(), "empty": empty, "every value": everyValue(), "no column": withoutColumn()} {
		t.Run(name, func(t *testing.T) {
			if err := validate(t, encode(t, r)); err != nil {
				t.Error(err)
			}
		})
	}
}

// withoutColumn has a finding where a //line directive names the line only.
func withoutColumn() *report.Report {
	r := sample()
	f := &r.Findings[0]
	f.Column, f.EndLine, f.EndColumn = 0, 0, 0
	return r
}

// everyValue has each value of each enum that the schema lists.
func everyValue() *report.Report {
	r := sample()
	finding := r.Findings[0]
	r.Findings = nil
	for _, level := range []rules.Level{rules.Note, rules.Warning, rules.Error} {
		for _, rule := range rules.Catalogue() {
			finding.Level, finding.Rule = level, rule.Name
			r.Findings = append(r.Findings, finding)
		}
	}
	for _, source := range []analyzer.PortSource{analyzer.PortFixed, analyzer.PortDefault, analyzer.PortUnknown} {
		finding.Bind = &analyzer.Bind{PortSource: source, Scope: "unknown", Option: "default", Ports: []int{80, 443}}
		r.Findings = append(r.Findings, finding)
	}
	for _, platform := range rules.Platforms() {
		for _, victim := range rules.Callers() {
			finding.Bind = &analyzer.Bind{
				PortSource: analyzer.PortFixed,
				Scope:      victim.Scope.String(),
				Option:     victim.Option.String(),
			}
			finding.Exposures = rules.Exposures(platform, victim)
			r.Findings = append(r.Findings, finding)
		}
	}
	return r
}

// TestSchemaRefuses shows that the schema is not a form that anything fits.
func TestSchemaRefuses(t *testing.T) {
	good := string(encode(t, sample()))
	for name, edit := range map[string][2]string{
		"level":        {`"level": "warning"`, `"level": "loud"`},
		"option":       {`"option": "SO_REUSEADDR"`, `"option": "reuse"`},
		"null list":    {`"trace": []`, `"trace": null`},
		"new field":    {`"line": 12`, `"line": 12, "lines": 1`},
		"no message":   {`"message": "timeout is truncated",`, ``},
		"port 65536":   {`"port": 8080`, `"port": 65536`},
		"next version": {`"version": 1`, `"version": 2`},
	} {
		bad := strings.Replace(good, edit[0], edit[1], 1)
		if bad == good {
			t.Errorf("%s: the sample has no %s", name, edit[0])
			continue
		}
		if validate(t, []byte(bad)) == nil {
			t.Errorf("%s: the schema takes %s", name, edit[1])
		}
	}
}

// TestJSONHasNoNull: a consumer can range over every list without a check.
func TestJSONHasNoNull(t *testing.T) {
	r := sample()
	r.Findings = append(r.Findings, report.Finding{Bind: &analyzer.Bind{}, Fixes: []report.Fix{{}}})
	for _, r := range []*report.Report{r, {}} {
		if text := encode(t, r); bytes.Contains(text, []byte("null")) {
			t.Errorf("null in:\n%s", text)
		}
	}
}

func encode(t *testing.T, r *report.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (report.JSON{}).Write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// validate returns how the text fails to fit the schema.
func validate(t *testing.T, text []byte) error {
	t.Helper()
	return validateAgainst(t, schemaFile, text)
}

func validateAgainst(t *testing.T, schemaFile string, text []byte) error {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	schema, err := compiler.Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		t.Fatal(err)
	}
	return schema.Validate(value)
}
