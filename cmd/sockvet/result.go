package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/sockvet/sockvet/internal/driver"
	"github.com/sockvet/sockvet/internal/report"
	"github.com/sockvet/sockvet/rules"
)

// newReport turns what the driver found into what the formats show.
func newReport(config driver.Config, result *driver.Result) *report.Report {
	rep := &report.Report{Dir: config.Dir, Tool: version(), Targets: config.GOOS}
	for _, f := range result.Findings {
		rep.Findings = append(rep.Findings, newFinding(f))
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
	return out
}

func newProblem(p driver.Problem) report.Problem {
	return report.Problem{
		Package: p.Package,
		GOOS:    p.GOOS,
		Kind:    p.Kind.String(),
		Message: p.Message,
	}
}

// listProblems names the packages that could not be analysed.
func listProblems(w io.Writer, rep *report.Report) {
	for _, p := range rep.Problems {
		fmt.Fprintf(w, "sockvet: %s (%s): %s\n", p.Package, p.GOOS, cmp.Or(p.Message, p.Kind))
	}
}

// summarize writes one line about the run.
func summarize(w io.Writer, rep *report.Report, packages int, took time.Duration) {
	fmt.Fprintf(w, "%s in %s, %s, %.1fs%s\n",
		countFindings(rep), count(packages, "package"), strings.Join(rep.Targets, ", "), took.Seconds(), countProblems(rep))
}

// countFindings words the number of findings, for example
// "3 findings (1 error, 2 warnings)".
func countFindings(rep *report.Report) string {
	var levels []string
	for _, l := range []rules.Level{rules.Error, rules.Warning, rules.Note} {
		if n := rep.Count(l); n > 0 {
			levels = append(levels, count(n, l.String()))
		}
	}
	all := count(len(rep.Findings), "finding")
	if len(levels) == 0 {
		return all
	}
	return all + " (" + strings.Join(levels, ", ") + ")"
}

// countProblems words the number of packages that do not build for a target,
// or is empty.
func countProblems(rep *report.Report) string {
	packages := make(map[string]bool)
	for _, p := range rep.Problems {
		packages[p.Package] = true
	}
	switch len(packages) {
	case 0:
		return ""
	case 1:
		return "; 1 package does not build (-v names it)"
	}
	return fmt.Sprintf("; %d packages do not build (-v names them)", len(packages))
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
