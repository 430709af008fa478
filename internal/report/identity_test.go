package report_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sockvet/sockvet/internal/report"
	"github.com/sockvet/sockvet/internal/source"
)

// identify returns the fingerprints of the calls of listen in a file.
func identify(t *testing.T, text string) []string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "m.go")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var findings []report.Finding
	for i, line := range strings.Split(text, "\n") {
		before, call, ok := strings.Cut(line, "listen(")
		if !ok {
			continue
		}
		end := len(before) + len("listen(") + strings.Index(call, ")") + 2
		findings = append(findings, report.Finding{
			Rule: "exclusive", Package: "m", File: file,
			Line: i + 1, Column: len(before) + 1, EndLine: i + 1, EndColumn: end,
		})
	}
	report.Identify(new(source.Files), findings)
	var prints []string
	for _, f := range findings {
		prints = append(prints, f.Fingerprint)
	}
	return prints
}

func TestIdentify(t *testing.T) {
	base := identify(t, "package m\n\nfunc a() {\n\tlisten(\":80\")\n\tprintln()\n\tlisten(\":80\")\n}\n\nfunc b() { listen(\":80\") }\n")
	if len(base) != 3 || base[0] == base[1] || base[1] == base[2] || base[0] == base[2] {
		t.Fatalf("three findings have fingerprints %q", base)
	}
	for name, text := range map[string]string{
		"lines move":     "// Package m.\npackage m\n\n\nfunc a() {\n\n\tlisten(\":80\")\n\tprintln()\n\tlisten(\":80\") // why\n}\n\nfunc b() { listen(\":80\") }\n",
		"spaces":         "package m\nfunc a() { listen( \":80\" ) \n listen(\":80\" /* x */) }\nfunc b() { listen(\":80\") }\n",
		"functions swap": "package m\n\nfunc b() { listen(\":80\") }\n\nfunc a() {\n\tlisten(\":80\")\n\tprintln()\n\tlisten(\":80\")\n}\n",
	} {
		got := identify(t, text)
		if name == "functions swap" {
			got = append(got[1:], got[0])
		}
		if diff := cmp.Diff(base, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	other := identify(t, "package m\n\nfunc a() {\n\tlisten(\":81\")\n\tlisten(\":80\")\n}\n\nfunc c() { listen(\":80\") }\n")
	if other[0] == base[0] || other[1] != base[0] || other[2] == base[2] {
		t.Errorf("fingerprints %q after a change of %q", other, base)
	}
}
