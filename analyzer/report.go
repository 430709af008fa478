package analyzer

import (
	"cmp"
	"go/ast"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/sockvet/sockvet/internal/socketflow"
	"github.com/sockvet/sockvet/rules"
)

// A reporter joins what happens to sockets in one package with the rules.
type reporter struct {
	pass     *analysis.Pass
	settings *Settings
	platform rules.Platform
	findings []Finding
	skip     map[*token.File]bool // test and generated files
	seen     map[string]bool
	covered  map[token.Pos]bool // options of which a mistake says all

	onListener map[socketflow.Place]bool // calls that set SO_LINGER on a listener
}

func newReporter(pass *analysis.Pass, s *Settings) *reporter {
	r := &reporter{
		pass: pass, settings: s, platform: s.platform(),
		skip: map[*token.File]bool{}, seen: map[string]bool{},
		covered: map[token.Pos]bool{},
	}
	for _, f := range pass.Files {
		if isTest(pass, f) && !s.Tests || ast.IsGenerated(f) && !s.Generated {
			r.skip[pass.Fset.File(f.FileStart)] = true
		}
	}
	return r
}

func (r *reporter) site(s *socketflow.Site) {
	switch s.Kind {
	case socketflow.Bind:
		r.bind(s)
	case socketflow.SetOption:
		r.option(s)
	case socketflow.Linger:
		r.linger(s)
	case socketflow.Join:
	}
}

// add notes a finding unless the settings turn its rule off or it has been
// noted already.
func (r *reporter) add(f Finding) {
	rule, ok := rules.RuleByName(f.Rule)
	if !ok || !r.settings.enabled(rule) {
		return
	}
	at := r.pass.Fset.Position(f.Pos)
	key := at.String() + f.Rule + f.Message
	if r.seen[key] {
		return
	}
	r.seen[key] = true
	r.findings = append(r.findings, f)
}

// result reports what has been noted, but for what comments or the level hide.
// A comment has its use also where the level would hide the finding.
func (r *reporter) result(s *suppressor) *Result {
	for i := range r.findings {
		r.findings[i].Suppression = s.hide(r.findings[i])
	}
	s.reportUnused()
	slices.SortStableFunc(r.findings, func(a, b Finding) int { return cmp.Compare(a.Pos, b.Pos) })
	result := new(Result)
	for _, f := range r.findings {
		switch {
		case f.Level < r.settings.Level:
		case f.Suppression != nil:
			result.Suppressed = append(result.Suppressed, f)
		default:
			result.Findings = append(result.Findings, f)
			r.report(f)
		}
	}
	return result
}

func (r *reporter) report(f Finding) {
	rule, _ := rules.RuleByName(f.Rule)
	r.pass.Report(analysis.Diagnostic{
		Pos: f.Pos, End: f.End,
		Category: f.Rule,
		Message:  f.Message,
		URL:      rule.URL(),
		Related:  r.related(f),

		SuggestedFixes: f.Fixes,
	})
}

// related returns the steps of the trace that lie in this package.
func (r *reporter) related(f Finding) []analysis.RelatedInformation {
	var infos []analysis.RelatedInformation
	for _, step := range f.Trace {
		if step.Pos.IsValid() {
			infos = append(infos, analysis.RelatedInformation{Pos: step.Pos, Message: step.What})
		}
	}
	return infos
}

// step turns a place into a step of a trace.
func (r *reporter) step(p *socketflow.Place, what string) Step {
	return Step{
		Pos:     r.pos(p),
		Package: p.Package, File: p.File, Line: p.Line, Column: p.Column,
		What: what,
	}
}

// declaration is the step to where a number is declared.
func (r *reporter) declaration(decl *socketflow.Place, n int64) Step {
	if decl.IsVariable() {
		return r.step(decl, "variable "+decl.Call)
	}
	return r.step(decl, "constant "+strconv.FormatInt(n, 10))
}

// pos finds a place of this package again, NoPos for another's.
func (r *reporter) pos(p *socketflow.Place) token.Pos {
	if p.Package != r.pass.Pkg.Path() {
		return token.NoPos
	}
	for _, f := range r.pass.Files {
		file := r.pass.Fset.File(f.FileStart)
		if filepath.Base(file.Name()) != p.File || p.Line > file.LineCount() {
			continue
		}
		return file.LineStart(p.Line) + token.Pos(p.Column-1)
	}
	return token.NoPos
}

// way returns the steps from a site down to the primitive.
func (r *reporter) way(s *socketflow.Site) []Step { return r.steps(s.Way) }

func (r *reporter) steps(way []socketflow.Place) []Step {
	var steps []Step
	for _, p := range way {
		what := "call of " + p.Call
		if p.Call == "" {
			what = "call of a function value"
		}
		steps = append(steps, r.step(&p, what))
	}
	return steps
}

// joinWords lists words as in a sentence: "a", "a and b", "a, b and c".
func joinWords(words []string, and string) string {
	words = slices.Compact(slices.Clone(words))
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " " + and + " " + words[last]
}
