package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/sockvet/sockvet/internal/accuracy/sockvet"
)

// A Finding is what a tool reports at one place.
type Finding struct {
	Rule    string
	Place   Place
	Message string
	Trace   []Place // the way from the port to the primitive; may leave the module
}

// String returns the finding as one line of text.
func (f Finding) String() string { return fmt.Sprintf("%s: %s (%s)", f.Place, f.Message, f.Rule) }

// passes reports whether the finding's trace goes through p.
func (f Finding) passes(p Place) bool { return slices.Contains(f.Trace, p) }

// fromSockvet returns sockvet's findings in the form that is scored.
func fromSockvet(findings []sockvet.Finding) []Finding {
	scored := make([]Finding, 0, len(findings))
	for _, f := range findings {
		finding := Finding{Rule: f.Rule, Place: Place{File: f.File, Line: f.Line}, Message: f.Message}
		for _, step := range f.Trace {
			finding.Trace = append(finding.Trace, Place(step))
		}
		scored = append(scored, finding)
	}
	return scored
}

// parseGosec reads what 'gosec -include=G102 -fmt=json' prints when it runs in
// dir. G102 is "binds to all network interfaces", which is the nearest that
// gosec has to the rule exclusive, so that is what its findings count as.
func parseGosec(out []byte, dir string) ([]Finding, error) {
	var answer struct {
		Issues []struct {
			File    string `json:"file"`
			Line    string `json:"line"` // "12" or "12-14"
			Details string `json:"details"`
		}
	}
	if err := json.Unmarshal(out, &answer); err != nil {
		return nil, fmt.Errorf("read gosec's JSON: %w", err)
	}
	var findings []Finding
	for _, issue := range answer.Issues {
		first, _, _ := strings.Cut(issue.Line, "-")
		line, err := strconv.Atoi(first)
		if err != nil {
			return nil, fmt.Errorf("gosec's line %q: %w", issue.Line, err)
		}
		file, err := filepath.Rel(dir, issue.File)
		if err != nil {
			return nil, fmt.Errorf("gosec's file: %w", err)
		}
		findings = append(findings, Finding{
			Rule:    "exclusive",
			Place:   Place{File: filepath.ToSlash(file), Line: line},
			Message: issue.Details,
		})
	}
	return findings, nil
}
