package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/sockvet/sockvet/internal/driver"
	"github.com/sockvet/sockvet/internal/report"
	"github.com/sockvet/sockvet/internal/source"
)

// newReport turns what the driver found into what the formats show.
func newReport(config driver.Config, result *driver.Result) *report.Report {
	rep := &report.Report{
		Dir:      config.Dir,
		Root:     repositoryRoot(config.Dir),
		Tool:     version(),
		Targets:  config.GOOS,
		Platform: config.Settings.Platform,
		Files:    new(source.Files),
	}
	findings := make([]report.Finding, 0, len(result.Findings))
	for _, f := range result.Findings {
		findings = append(findings, newFinding(f))
	}
	report.Identify(rep.Files, findings)
	for _, f := range withoutNeeded(findings, rep.Targets) {
		if f.Suppression != nil {
			rep.Suppressed = append(rep.Suppressed, f)
		} else {
			rep.Findings = append(rep.Findings, f)
		}
	}
	for _, p := range result.Problems {
		rep.Problems = append(rep.Problems, newProblem(p))
	}
	return rep
}

func newFinding(f driver.Finding) report.Finding {
	out := report.Finding{
		Rule:      f.Rule,
		Level:     f.Level,
		File:      f.File,
		Line:      f.Line,
		Column:    f.Column,
		EndLine:   f.EndLine,
		EndColumn: f.EndColumn,
		Message:   f.Message,
		GOOS:      f.GOOS,
		Package:   f.Package,
		Bind:      f.Bind,
		Exposures: f.Exposures,
	}
	for _, s := range f.Trace {
		out.Trace = append(out.Trace, report.Step{
			File:    s.File,
			Line:    s.Line,
			Column:  s.Column,
			What:    s.What,
			Package: s.Package,
		})
	}
	for _, fix := range f.Fixes {
		out.Fixes = append(out.Fixes, newFix(fix))
	}
	if s := f.Suppression; s != nil {
		out.Suppression = &report.Suppression{Kind: report.ByComment, Reason: s.Reason, File: s.File, Line: s.Line}
	}
	return out
}

func newFix(fix driver.Fix) report.Fix {
	out := report.Fix{Message: fix.Message}
	for _, e := range fix.Edits {
		out.Edits = append(out.Edits, report.Edit{
			File:    e.File,
			Range:   source.Range{Line: e.Line, Column: e.Column, EndLine: e.EndLine, EndColumn: e.EndColumn},
			NewText: e.NewText,
		})
	}
	return out
}

// withoutNeeded drops the findings about a comment that hides nothing where it
// hides something on another target.
func withoutNeeded(findings []report.Finding, targets []string) []report.Finding {
	type place struct {
		file string
		line int
	}
	needed := make(map[place]bool)
	for _, f := range findings {
		if s := f.Suppression; s != nil {
			needed[place{s.File, s.Line}] = true
		}
	}
	return slices.DeleteFunc(findings, func(f report.Finding) bool {
		return f.Rule == "suppression" && len(f.GOOS) < len(targets) && needed[place{f.File, f.Line}]
	})
}

func newProblem(p driver.Problem) report.Problem {
	return report.Problem{
		Package: p.Package,
		GOOS:    p.GOOS,
		Kind:    p.Kind.String(),
		Message: p.Message,
		Fault:   p.Kind != driver.NotForTarget,
	}
}

// listProblems names the packages that could not be analysed, and says why.
func listProblems(w io.Writer, problems []driver.Problem) {
	for _, p := range problems {
		fmt.Fprintf(w, "sockvet: %v\n", p)
	}
}

// listPhases says what was done, how much of it, and how long it took.
func listPhases(w io.Writer, config driver.Config, result *driver.Result) {
	s := result.Stats
	fmt.Fprintf(w, "sockvet: listed %s, of which %d match, in %.2fs\n", count(s.Packages, "package"), s.Roots, s.List.Seconds())
	fmt.Fprintf(w, "sockvet: analysed in %.2fs: %d packages as the cache knew them, %s read (%.1f MB), %s with a socket in reach\n",
		s.Analyse.Seconds(), s.Reused, count(s.Files, "file"), float64(s.Bytes)/1e6, count(s.Looked, "package"))
	fmt.Fprintf(w, "sockvet: time of all processors: outline %.2fs, parse %.2fs, type-check %.2fs, pass %.2fs\n",
		s.Scan.Seconds(), s.Parse.Seconds(), s.Check.Seconds(), s.Pass.Seconds())
	switch {
	case result.CacheErr != nil:
		fmt.Fprintf(w, "sockvet: %v\n", result.CacheErr)
	case config.Cache == "":
		fmt.Fprintln(w, "sockvet: no cache")
	default:
		fmt.Fprintf(w, "sockvet: wrote the cache in %s in %.2fs\n", config.Cache, s.Remember.Seconds())
	}
}

// summarize writes one line about the run.
func summarize(w io.Writer, rep *report.Report, result *driver.Result, took time.Duration) {
	suppressed := ""
	if n := len(rep.Suppressed); n > 0 {
		suppressed = fmt.Sprintf(", %d suppressed,", n)
	}
	fmt.Fprintf(w, "%s%s in %s, %s, %.1fs%s\n", report.CountFindings(rep), suppressed, count(result.Stats.Matched, "package"),
		strings.Join(rep.Targets, ", "), took.Seconds(), countProblems(result.Problems, "-v"))
}

// countProblems words the number of packages that were not analysed, for
// example "; 2 packages not built (-v says why)", where who says why.
func countProblems(problems []driver.Problem, who string) string {
	broken, failed := make(map[string]bool), make(map[string]bool)
	for _, p := range problems {
		if p.Kind == driver.PassFailed {
			failed[p.Package] = true
		} else {
			broken[p.Package] = true
		}
	}
	maps.DeleteFunc(failed, func(pkg string, _ bool) bool { return broken[pkg] })
	var parts []string
	if len(broken) > 0 {
		parts = append(parts, count(len(broken), "package")+" not built")
	}
	if len(failed) > 0 {
		parts = append(parts, count(len(failed), "package")+" failed in analysis")
	}
	if len(parts) == 0 {
		return ""
	}
	return "; " + strings.Join(parts, ", ") + " (" + who + " says why)"
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
