package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestExamples holds the examples to what their comments promise: which rules
// find something in which file, and that safe and multicast are clean.
func TestExamples(t *testing.T) {
	var stdout, stderr strings.Builder
	code := run(t.Context(), []string{"-C", "../../examples", "--format", "json"}, &stdout, &stderr)
	if code != exitFindings {
		t.Fatalf("exit code %d: %s", code, &stderr)
	}
	var report struct {
		Findings []struct {
			File, Rule, Level string
		}
		Problems []any
	}
	if err := json.Unmarshal([]byte(stdout.String()), &report); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range report.Findings {
		got = append(got, fmt.Sprintf("%s: %s %s", f.File, f.Level, f.Rule))
	}
	slices.Sort(got)
	want := []string{
		"client/main.go: note client-port",
		"linger/main.go: error linger",
		"linger/main.go: warning linger",
		"linger/main.go: warning linger",
		"reuse/reuse_windows.go: error reuseaddr",
		"server/main.go: note exclusive",
		"server/main.go: warning exclusive",
		"server/main.go: warning exclusive",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if len(report.Problems) > 0 {
		t.Errorf("problems: %v", report.Problems)
	}
}
