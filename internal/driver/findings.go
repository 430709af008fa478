package driver

import (
	"cmp"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/sockvet/sockvet/analyzer"
)

// resolve turns what the pass found in the package into findings that stand
// on their own. dirs knows where packages lie.
func (n *node) resolve(fset *token.FileSet, res *analyzer.Result, dirs map[string]string) []Finding {
	out := make([]Finding, 0, len(res.Findings)+len(res.Suppressed))
	for _, f := range slices.Concat(res.Findings, res.Suppressed) {
		start, end := fset.Position(f.Pos), fset.Position(f.End)
		finding := Finding{
			Finding: f,
			Package: n.meta.PkgPath,
			File:    start.Filename,
			Line:    start.Line,
			Column:  start.Column,
			GOOS:    []string{n.goos},
		}
		finding.Pos, finding.End, finding.Finding.Trace, finding.Finding.Fixes = token.NoPos, token.NoPos, nil, nil
		if end.IsValid() && end.Filename == start.Filename {
			finding.EndLine, finding.EndColumn = end.Line, end.Column
		}
		for _, s := range f.Trace {
			finding.Trace = append(finding.Trace, n.resolveStep(fset, s, dirs))
		}
		for _, fix := range f.Fixes {
			finding.Fixes = append(finding.Fixes, resolveFix(fset, fix))
		}
		out = append(out, finding)
	}
	return out
}

func resolveFix(fset *token.FileSet, fix analysis.SuggestedFix) Fix {
	out := Fix{Message: fix.Message}
	for _, e := range fix.TextEdits {
		start, end := fset.PositionFor(e.Pos, false), fset.PositionFor(e.End, false)
		if !e.End.IsValid() { // an insertion
			end = start
		}
		out.Edits = append(out.Edits, Edit{
			File: start.Filename, Line: start.Line, Column: start.Column,
			EndLine: end.Line, EndColumn: end.Column,
			NewText: string(e.NewText),
		})
	}
	return out
}

// resolveStep places a step of a trace. One that lies in another package is
// known by the base name of its file.
func (n *node) resolveStep(fset *token.FileSet, s analyzer.Step, dirs map[string]string) Step {
	if s.Pos.IsValid() {
		pos := fset.Position(s.Pos)
		return Step{
			Package: cmp.Or(s.Package, n.meta.PkgPath),
			File:    pos.Filename,
			Line:    pos.Line,
			Column:  pos.Column,
			What:    s.What,
		}
	}
	step := Step{Package: s.Package, File: s.File, Line: s.Line, Column: s.Column, What: s.What}
	if dir := dirs[s.Package]; dir != "" && s.File != "" && !filepath.IsAbs(s.File) {
		// A //line directive may have named a file that is not there.
		name := filepath.Join(dir, filepath.Base(s.File))
		if _, err := os.Stat(name); err == nil {
			step.File = name
		}
	}
	return step
}

// directories returns where the packages of the program lie, by import path.
func (p *program) directories() map[string]string {
	dirs := make(map[string]string, len(p.nodes))
	for _, n := range p.nodes {
		switch {
		case n.meta.Dir != "":
			dirs[n.meta.PkgPath] = n.meta.Dir
		case len(n.files()) > 0:
			dirs[n.meta.PkgPath] = filepath.Dir(n.files()[0])
		}
	}
	return dirs
}

// merge sorts findings and makes one of those that differ in nothing but the
// target. The targets are in the order of goos.
func merge(findings []Finding, goos []string) []Finding {
	slices.SortStableFunc(findings, compareFindings)
	var out []Finding
	start := 0 // of those in out that compare equal to f
	for _, f := range findings {
		for start < len(out) && compareFindings(out[start], f) != 0 {
			start++
		}
		i := slices.IndexFunc(out[start:], func(g Finding) bool { return equalFindings(f, g) })
		if i < 0 {
			out = append(out, f)
			continue
		}
		same := &out[start+i]
		same.GOOS = orderTargets(append(same.GOOS, f.GOOS...), goos)
	}
	return out
}

// orderTargets returns those of goos that are in targets.
func orderTargets(targets, goos []string) []string {
	var out []string
	for _, g := range goos {
		if slices.Contains(targets, g) {
			out = append(out, g)
		}
	}
	return out
}

// compareFindings orders findings for a reader. Ends, packages and levels
// come last, to make the order total but for what no report orders by.
func compareFindings(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Message, b.Message),
		cmp.Compare(a.EndLine, b.EndLine),
		cmp.Compare(a.EndColumn, b.EndColumn),
		cmp.Compare(a.Package, b.Package),
		cmp.Compare(a.Level, b.Level),
	)
}

// equalFindings reports whether a and b differ in their targets at most.
func equalFindings(a, b Finding) bool {
	a.GOOS, b.GOOS = nil, nil
	return reflect.DeepEqual(a, b)
}
