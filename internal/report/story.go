package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/sockvet/sockvet/internal/report/picture"
	"github.com/sockvet/sockvet/internal/report/tables"
	"github.com/sockvet/sockvet/rules"
)

// A Story tells all there is to know about one finding.
type Story struct{ Color bool }

// Write writes what is bound, how sockvet knows, who could take its traffic on
// which Windows, and what to do about it.
func (s Story) Write(w io.Writer, r *Report, f Finding) error {
	b := bufio.NewWriter(w)
	rule, _ := rules.RuleByName(f.Rule)
	line := Text{Color: s.Color, Excerpt: true}
	fmt.Fprintf(b, "%s: %s\n\n", line.paint(levelStyle(f.Level), f.Level.String()), rule.Title)
	line.finding(b, r, f)
	if h := f.Suppression; h != nil {
		fmt.Fprintf(b, "\nHidden: %s\n", printable(h.Reason))
	}
	s.bind(b, f)
	s.way(b, r, f)
	if victim, ok := f.victim(); ok {
		s.exposures(b, r, victim)
	}
	s.cure(b, r, f, rule)
	return b.Flush()
}

func (s Story) head(b *bufio.Writer, title string) {
	fmt.Fprintf(b, "\n%s\n\n", Text{Color: s.Color}.paint(bold, title))
}

// bind says what is bound.
func (s Story) bind(b *bufio.Writer, f Finding) {
	if f.Bind == nil {
		return
	}
	s.head(b, "What is bound")
	fmt.Fprintf(b, "  network  %s\n", known(f.Bind.Network))
	fmt.Fprintf(b, "  address  %s\n", known(printable(f.Bind.Address)))
	fmt.Fprintf(b, "  port     %s\n", portText(f))
	fmt.Fprintf(b, "  scope    %s\n", scopeText(f.Bind.Scope))
	fmt.Fprintf(b, "  option   %s\n", f.Bind.Option)
}

func known(s string) string {
	if s == "" {
		return "not known"
	}
	return s
}

func portText(f Finding) string {
	if f.Bind.Port == 0 {
		return "not known"
	}
	ports := fmt.Sprint(f.Bind.Port)
	if len(f.Bind.Ports) > 1 {
		ports = strings.Trim(fmt.Sprint(f.Bind.Ports), "[]")
	}
	return fmt.Sprintf("%s, %s", ports, map[string]string{
		"fixed":   "which no setting changes",
		"default": "which a setting of the program may override",
		"unknown": "as far as it is known",
	}[string(f.Bind.PortSource)])
}

func scopeText(scope string) string {
	switch scope {
	case "wildcard":
		return "wildcard: every address of the machine"
	case "specific":
		return "specific: one address"
	}
	return "not known; judged as the wildcard, the usual default"
}

// way tells the steps, each with its source.
func (s Story) way(b *bufio.Writer, r *Report, f Finding) {
	if len(f.Trace) == 0 {
		return
	}
	s.head(b, "How sockvet knows")
	t := Text{Color: s.Color}
	for i, step := range f.Trace {
		fmt.Fprintf(b, "%3d. %s\n     %s\n", i+1, printable(step.What), t.link(fileURL(step.File), printable(r.stepPosition(step))))
		if code := r.lineOf(step); code != "" {
			fmt.Fprintf(b, "     %s%s\n", t.paint(faint, "| "), code)
		}
	}
}

// exposures tells who could take the traffic, where Go runs and on other
// versions of Windows.
func (s Story) exposures(b *bufio.Writer, r *Report, victim rules.Caller) {
	b.WriteByte('\n')
	_ = tables.WriteExposures(b, r.platform(), victim) // the buffer keeps the error
	s.head(b, "On which Windows")
	for _, group := range platformGroups(victim) {
		fmt.Fprintf(b, "  %s: %s\n", waysText(group.ways), strings.Join(group.names, ", "))
	}
	b.WriteByte('\n')
	_ = picture.Text{Color: s.Color}.Write(b, picture.New(r.platform(), victim)) // the buffer keeps the error
}

func waysText(n int) string {
	if n == 0 {
		return "nobody"
	}
	return count(n, "way")
}

type platformGroup struct {
	names []string
	ways  int
}

// platformGroups puts the platforms together on which the same attacks exist.
func platformGroups(victim rules.Caller) []platformGroup {
	var groups []platformGroup
	var seen [][]rules.Exposure
	for _, p := range rules.Platforms() {
		exposures := rules.Exposures(p, victim)
		name := strings.TrimPrefix(p.Name, "Windows ")
		i := slices.IndexFunc(seen, func(other []rules.Exposure) bool { return slices.Equal(other, exposures) })
		if i < 0 {
			i = len(seen)
			seen = append(seen, exposures)
			groups = append(groups, platformGroup{ways: len(exposures)})
		}
		groups[i].names = append(groups[i].names, name)
	}
	return groups
}

// cure says what to do, and how to live with it.
func (s Story) cure(b *bufio.Writer, r *Report, f Finding, rule rules.Rule) {
	s.head(b, "What to do")
	for _, p := range rule.Paragraphs() {
		if cure, ok := strings.CutPrefix(p, "What to do: "); ok {
			for line := range strings.Lines(text.WrapSoft(strings.ToUpper(cure[:1])+cure[1:], 76)) {
				fmt.Fprintf(b, "  %s\n", strings.TrimSpace(line))
			}
		}
	}
	for _, fix := range f.Fixes {
		fmt.Fprintf(b, "  %s:\n", printable(fix.Message))
		for _, e := range fix.Edits {
			fmt.Fprintf(b, "    %s:%d:%d: %s\n", printable(r.rel(e.File)), e.Line, e.Column, printable(e.NewText))
		}
	}
	fmt.Fprintf(b, "\n  sockvet explain %s shows it in code.", f.Rule)
	if f.Rule != "suppression" {
		fmt.Fprintf(b, " If you accept the finding, say why:\n\n  //sockvet:ignore %s REASON", f.Rule)
	}
	b.WriteByte('\n')
}
