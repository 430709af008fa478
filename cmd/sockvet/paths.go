package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/config"
	"github.com/sockvet/sockvet/internal/report"
	"github.com/sockvet/sockvet/rules"
)

// pathRules are settings for some of the files.
type pathRules struct {
	file   string // the configuration
	dir    string // what the patterns are relative to, absolute
	global analyzer.Settings
	rules  []pathRule
}

type pathRule struct {
	config.PathRule
	level *rules.Level // nil if not set
}

func (p *pathRules) set(dir string, file *config.File, flags *checkFlags) error {
	p.file, p.dir, p.global = file.Name, dir, flags.settings
	for _, r := range file.Paths {
		rule := pathRule{PathRule: r}
		if r.Level != "" {
			level, err := rules.ParseLevel(strings.ToLower(r.Level))
			if err != nil {
				return fmt.Errorf("%s: line %d: level: %w", file.Name, r.Line, err)
			}
			rule.level = &level
		}
		selected := analyzer.DefaultSettings()
		selected.Rules = r.Rules
		if err := selected.Check(); err != nil {
			return fmt.Errorf("%s: line %d: rules: %w", file.Name, r.Line, err)
		}
		p.rules = append(p.rules, rule)
	}
	return nil
}

// moved returns the same settings for a copy of the files.
func (p pathRules) moved(dir string) *pathRules {
	p.dir = dir
	return &p
}

// widen returns settings under which the pass finds what any path wants.
func (p *pathRules) widen(s analyzer.Settings) analyzer.Settings {
	if len(p.rules) == 0 {
		return s
	}
	var wanted []string
	for _, rule := range rules.Catalogue() {
		if s.Selects(rule.Name) || slices.ContainsFunc(p.rules, func(r pathRule) bool { return r.selects(rule.Name, false) }) {
			wanted = append(wanted, rule.Name)
		}
	}
	if len(wanted) > 0 {
		s.Rules = wanted
	}
	for _, r := range p.rules {
		if r.level != nil {
			s.Level = min(s.Level, *r.level)
		}
	}
	return s
}

// selects reports whether a rule is on under r, where before says whether it
// was without.
func (r pathRule) selects(name string, before bool) bool {
	switch {
	case slices.Contains(r.Rules, "-"+name):
		return false
	case slices.Contains(r.Rules, "+"+name), slices.Contains(r.Rules, name):
		return true
	}
	exact := slices.ContainsFunc(r.Rules, func(entry string) bool { return !strings.ContainsAny(entry[:1], "+-") })
	return before && !exact
}

// filter drops the findings that the settings for their paths turn off. Of
// several rules for a path, later ones go on from earlier ones.
func (p *pathRules) filter(rep *report.Report) {
	if len(p.rules) == 0 {
		return
	}
	off := func(f report.Finding) bool { return !p.wants(f) }
	rep.Findings = slices.DeleteFunc(rep.Findings, off)
	rep.Suppressed = slices.DeleteFunc(rep.Suppressed, off)
}

func (p *pathRules) wants(f report.Finding) bool {
	on, level := p.global.Selects(f.Rule), p.global.Level
	name, err := filepath.Rel(p.dir, f.File)
	if err != nil {
		name = f.File
	}
	name = filepath.ToSlash(name)
	for _, r := range p.rules {
		if !r.Matches(name) {
			continue
		}
		if r.Ignore {
			return false
		}
		on = r.selects(f.Rule, on)
		if r.level != nil {
			level = *r.level
		}
	}
	return on && f.Level >= level
}
