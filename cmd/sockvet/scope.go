package main

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/baseline"
	"github.com/sockvet/sockvet/internal/driver"
	"github.com/sockvet/sockvet/internal/report"
)

// A scope is what a run can find. An entry of a baseline outside it may well be
// in the code, whether the run has found it or not.
type scope struct {
	flags   checkFlags
	dir     string // of the baseline, which names of files are relative to
	targets []string
	values  []string        // flags that decide what is found, as entries name them
	judged  map[string]bool // packages in which no finding can have been missed
	broken  map[string]bool // packages that can't be judged, in full or for a target
	faulty  bool            // one of them is meant for the target
	whole   bool            // the run looks at all the code around the baseline
}

func newScope(run *analysis, flags checkFlags) *scope {
	s := &scope{
		flags:   flags,
		dir:     filepath.Dir(inDir(run.config.Dir, flags.known.baseline)),
		targets: run.config.GOOS,
		values:  valueFlags(flags),
		judged:  make(map[string]bool),
		broken:  make(map[string]bool),
	}
	s.whole = slices.Equal(run.config.Patterns, []string{"./..."}) && s.dir == run.config.Dir
	for _, pkg := range run.result.Judged {
		s.judged[pkg] = true
	}
	for _, p := range run.result.Problems {
		s.broken[p.Package] = true
		s.faulty = s.faulty || p.Kind != driver.NotForTarget
	}
	return s
}

// valueFlags returns those flags that no other run stands in for: with another
// value it finds something else.
func valueFlags(flags checkFlags) []string {
	var out []string
	add := func(name, value, otherwise string) {
		if value != otherwise {
			out = append(out, "--"+name+"="+value)
		}
	}
	s, usual := flags.settings, analyzer.DefaultSettings()
	add("goarch", flags.goarch, "")
	add("linger-large", strconv.Itoa(s.LingerLarge), strconv.Itoa(usual.LingerLarge))
	add("linger-small", strconv.Itoa(s.LingerSmall), strconv.Itoa(usual.LingerSmall))
	add("platform", s.Platform, usual.Platform)
	tags := slices.Clone(flags.tags)
	slices.Sort(tags)
	add("tags", strings.Join(slices.Compact(tags), ","), "")
	return out
}

// entries returns a baseline of what the run has found.
func (s *scope) entries(rep *report.Report) baseline.Baseline {
	b := baseline.New(rep.Findings, s.name)
	for i, f := range rep.Findings {
		b[i].Flags = s.owed(rep, f)
	}
	return b
}

// name returns the name of a file relative to the baseline, wherever the run
// was started.
func (s *scope) name(file string) string {
	rel, err := filepath.Rel(s.dir, file)
	if err != nil {
		rel = file
	}
	return filepath.ToSlash(rel)
}

// owed returns the flags without which a run may not have the finding.
func (s *scope) owed(rep *report.Report, f report.Finding) []string {
	var out []string
	if s.flags.settings.Deps && slices.ContainsFunc(f.Trace, func(step report.Step) bool { return step.Package != f.Package }) {
		out = append(out, "--deps")
	}
	if rep.Files.Get(f.File).Generated() {
		out = append(out, "--generated")
	}
	if !slices.Contains(f.GOOS, driver.DefaultGOOS) {
		for _, goos := range f.GOOS {
			out = append(out, "--goos="+goos)
		}
	}
	if strings.HasSuffix(f.File, "_test.go") {
		out = append(out, "--tests")
	}
	if f.Bind != nil && f.Bind.PortSource == analyzer.PortUnknown {
		out = append(out, "--unknown-ports")
	}
	return append(out, s.values...)
}

// has reports whether the run finds what the entry stands for if it is still in
// the code.
func (s *scope) has(e baseline.Entry) bool {
	return s.allows(e) && s.selects(e) && s.saw(e)
}

// allows reports whether the flags to which the entry owes its being are on.
func (s *scope) allows(e baseline.Entry) bool {
	on := map[string]bool{
		"--deps": s.flags.settings.Deps, "--generated": s.flags.settings.Generated,
		"--tests": s.flags.settings.Tests, "--unknown-ports": s.flags.settings.UnknownPorts,
	}
	var values, targets []string
	for _, flag := range e.Flags {
		goos, isTarget := strings.CutPrefix(flag, "--goos=")
		switch {
		case isTarget:
			targets = append(targets, goos)
		case strings.Contains(flag, "="):
			values = append(values, flag)
		case !on[flag]:
			return false
		}
	}
	if len(targets) == 0 {
		targets = []string{driver.DefaultGOOS}
	}
	shared := slices.ContainsFunc(targets, func(goos string) bool { return slices.Contains(s.targets, goos) })
	return shared && slices.Equal(values, s.values)
}

// selects reports whether the settings let the entry's finding through.
func (s *scope) selects(e baseline.Entry) bool {
	if strings.HasSuffix(e.File, "_test.go") && !s.flags.settings.Tests {
		return false
	}
	if paths := &s.flags.config.paths; len(paths.rules) > 0 {
		return paths.wants(report.Finding{Rule: e.Rule, Level: e.LevelOf(), File: s.file(e)})
	}
	return s.flags.settings.Selects(e.Rule) && e.LevelOf() >= s.flags.settings.Level
}

// saw reports whether the run has judged the entry's package, or would have if
// there still were one.
func (s *scope) saw(e baseline.Entry) bool {
	if s.judged[e.Package] || !s.whole {
		return s.judged[e.Package]
	}
	if s.faulty || s.broken[e.Package] {
		return false // code may have moved to a package that is broken
	}
	_, err := os.Stat(s.file(e))
	return err != nil
}

func (s *scope) file(e baseline.Entry) string {
	return filepath.Join(s.dir, filepath.FromSlash(e.File))
}
