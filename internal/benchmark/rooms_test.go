package main

import (
	"fmt"
	"io"
	"os"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/report"
	"github.com/sockvet/sockvet/rules"
)

// What a run spends its time on can be measured apart: loading in
// internal/driver, and here the pass, which is almost only socketflow, and
// the reports.

// BenchmarkSocketflow runs the pass over net/http and all below it, loaded
// and type-checked before.
func BenchmarkSocketflow(b *testing.B) {
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.LoadAllSyntax,
		Env:  append(os.Environ(), "GOOS=windows", "CGO_ENABLED=0", "GOFLAGS=", "GOWORK=off"),
	}, "net/http")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		graph, err := checker.Analyze([]*analysis.Analyzer{analyzer.Analyzer}, pkgs, nil)
		if err != nil {
			b.Fatal(err)
		}
		for _, act := range graph.Roots {
			if act.Err != nil {
				b.Fatal(act.Err)
			}
		}
	}
}

// BenchmarkReport writes a thousand findings in each format.
func BenchmarkReport(b *testing.B) {
	rep := &report.Report{Dir: "/src", Tool: "sockvet", Targets: []string{"windows"}}
	for i := range 1000 {
		rep.Findings = append(rep.Findings, report.Finding{
			Rule:    "exclusive",
			Level:   rules.Warning,
			File:    fmt.Sprintf("/src/p%d/file.go", i/10),
			Line:    i,
			Column:  12,
			Message: "tcp listener on port 8080 of all interfaces lacks SO_EXCLUSIVEADDRUSE",
			GOOS:    []string{"windows"},
			Package: fmt.Sprintf("example.com/m/p%d", i/10),
			Bind:    &analyzer.Bind{Network: "tcp", Address: ":8080", Port: 8080, PortSource: analyzer.PortFixed, Scope: "wildcard"},
			Exposures: rules.Exposures(rules.GoPlatforms()[0], rules.Caller{
				Option: rules.Default, Scope: rules.Wildcard,
			}),
			Trace: []report.Step{{File: "/src/main.go", Line: 1, Column: 1, What: "port 8080", Package: "example.com/m"}},
		})
	}
	for _, name := range report.FormatNames() {
		b.Run(name, func(b *testing.B) {
			format, err := report.ParseFormat(name)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if err := format.Write(io.Discard, rep); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
