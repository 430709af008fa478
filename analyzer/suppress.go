package analyzer

import (
	"fmt"
	"go/ast"
	"slices"
	"strings"

	"github.com/sockvet/sockvet/rules"
)

// A Suppression is the comment that hides a finding.
type Suppression struct {
	Directive string // as written, "sockvet:ignore" for instance
	Reason    string // may be empty where others' directives need none
	File      string
	Line      int
}

// suppression is the name of the rule about comments that hide findings.
const suppression = "suppression"

// An active directive is one that can hide findings.
type active struct {
	directive
	file  string
	reach reach
	used  map[string]bool // rules of which it hid a finding
	quiet bool            // whether it hides anything can't be told
}

// A suppressor knows the comments of a package that hide findings.
type suppressor struct {
	reporter   *reporter
	directives []*active
}

// newSuppressor reads the comments of the files that are judged, and reports
// those that can't have an effect. In foreign files nothing is found that a
// comment could hide.
func newSuppressor(r *reporter, foreign func(*ast.File) bool) *suppressor {
	s := &suppressor{reporter: r}
	for _, f := range r.pass.Files {
		if r.skip[r.pass.Fset.File(f.FileStart)] {
			continue
		}
		for _, group := range f.Comments {
			for _, c := range group.List {
				if d, ok := parseDirective(c); ok && s.check(&d) {
					s.add(d, f, foreign(f))
				}
			}
		}
	}
	return s
}

func (s *suppressor) add(d directive, f *ast.File, quiet bool) {
	a := &active{directive: d, used: map[string]bool{}, quiet: quiet}
	a.file = s.reporter.pass.Fset.Position(d.comment.Pos()).Filename
	if !d.file {
		a.reach = d.reach(s.reporter.pass.Fset, f)
	}
	s.directives = append(s.directives, a)
}

// check reports what is wrong with a directive, and whether it has an effect
// nevertheless.
func (s *suppressor) check(d *directive) bool {
	if !d.strict {
		return true
	}
	if len(d.rules) == 0 {
		s.complain(d, fmt.Sprintf("%s names no rule and has no effect: write //%s RULE reason", d.name, d.name))
		return false
	}
	d.rules = slices.DeleteFunc(d.rules, func(name string) bool {
		_, ok := rules.RuleByName(name)
		switch {
		case name == suppression:
			s.complain(d, fmt.Sprintf("%s can't hide findings of rule %s: mend the comment that it is about", d.name, name))
		case !ok:
			s.complain(d, fmt.Sprintf("%s names the unknown rule %q (the rules are %s)", d.name, name, strings.Join(ruleNames(), ", ")))
		}
		return !ok || name == suppression
	})
	if len(d.rules) == 0 {
		return false
	}
	if d.reason == "" {
		s.complain(d, fmt.Sprintf("%s has no effect without a reason: write //%s %s reason", d.name, d.name, strings.Join(d.rules, ",")))
		return false
	}
	return true
}

// hide returns the comment that hides a finding, nil if none does.
func (s *suppressor) hide(f Finding) *Suppression {
	if len(s.directives) == 0 || f.Rule == suppression {
		return nil
	}
	start, end := s.reporter.pass.Fset.Position(f.Pos), s.reporter.pass.Fset.Position(f.End)
	var by *Suppression
	for _, d := range s.directives {
		if d.file != start.Filename || d.rules != nil && !slices.Contains(d.rules, f.Rule) || !d.covers(start.Line, end.Line) {
			continue
		}
		d.used[f.Rule] = true
		if by == nil {
			by = &Suppression{
				Directive: d.name,
				Reason:    d.reason,
				File:      d.file,
				Line:      s.reporter.pass.Fset.Position(d.comment.Pos()).Line,
			}
		}
	}
	return by
}

func (d *active) covers(start, end int) bool {
	return d.directive.file || d.reach.first <= start && start <= d.reach.last || end == d.reach.ends
}

// reportUnused reports the directives that hide nothing. Those that name rules
// which are off, and those of other tools, are left alone.
func (s *suppressor) reportUnused() {
	if len(s.directives) == 0 || unsure(s.reporter.pass) {
		return
	}
	for _, d := range s.directives {
		if !d.strict || d.quiet {
			continue
		}
		var unused []string
		for _, name := range d.rules {
			rule, _ := rules.RuleByName(name)
			if !d.used[name] && s.reporter.settings.enabled(rule) {
				unused = append(unused, name)
			}
		}
		if len(unused) > 0 {
			s.complain(&d.directive, fmt.Sprintf("%s hides no finding of %s here: take it out", d.name, joinWords(unused, "or")))
		}
	}
}

func (s *suppressor) complain(d *directive, message string) {
	s.reporter.add(Finding{
		Rule: suppression, Level: rules.Warning,
		Pos: d.comment.Pos(), End: d.comment.End(),
		Message: message,
	})
}
