package main

import (
	"strings"
	"testing"
	"time"

	"github.com/sockvet/sockvet/internal/driver"
	"github.com/sockvet/sockvet/internal/report"
	"github.com/sockvet/sockvet/rules"
)

func TestSummarize(t *testing.T) {
	levels := func(levels ...rules.Level) (findings []report.Finding) {
		for _, l := range levels {
			findings = append(findings, report.Finding{Level: l})
		}
		return findings
	}
	for _, test := range []struct {
		name     string
		findings []report.Finding
		targets  []string
		packages int
		problems []driver.Problem
		want     string
	}{
		{"clean", nil, []string{"windows"}, 42, nil, "0 findings in 42 packages, windows, 1.2s"},
		{"one", levels(rules.Note), []string{"windows"}, 1, nil, "1 finding (1 note) in 1 package, windows, 1.2s"},
		{
			"several", levels(rules.Note, rules.Error, rules.Warning, rules.Warning), []string{"windows", "linux"}, 2, nil,
			"4 findings (1 error, 2 warnings, 1 note) in 2 packages, windows, linux, 1.2s",
		},
		{
			"problems", nil, []string{"windows"}, 3,
			[]driver.Problem{
				{Package: "a", Kind: driver.TypesFailed},
				{Package: "a", Kind: driver.ParseFailed},
				{Package: "b", Kind: driver.NotForTarget},
				{Package: "a", Kind: driver.PassFailed},
				{Package: "c", Kind: driver.PassFailed},
			},
			"0 findings in 3 packages, windows, 1.2s; 2 packages not built, 1 package failed in analysis (-v says why)",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			var b strings.Builder
			rep := &report.Report{Targets: test.targets, Findings: test.findings}
			result := &driver.Result{Problems: test.problems}
			result.Stats.Matched = test.packages
			summarize(&b, rep, result, 1234*time.Millisecond)
			if got, want := b.String(), test.want+"\n"; got != want {
				t.Errorf("got  %swant %s", got, want)
			}
		})
	}
}

func TestProgressText(t *testing.T) {
	for p, want := range map[driver.Progress]string{
		{Phase: driver.Listing}:                           "listing packages",
		{Phase: driver.Analysing, Done: 120, Total: 1026}: "analysing packages: 120 of 1026",
	} {
		if got := progressText(p); got != want {
			t.Errorf("%v: got %q, want %q", p, got, want)
		}
	}
}
