package report

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/sockvet/sockvet/internal/report/picture"
	"github.com/sockvet/sockvet/rules"
)

type pageFinding struct {
	Level, Rule, Package, Place, URL, Message string

	GOOS        string // empty if all targets show it
	Suppression string
	Fingerprint string
	Excerpt     []pageLine
	Trace       []pageStep
	Picture     *pagePicture
}

type pageLine struct {
	Number              int
	Before, Mark, After string
	Hit                 bool
}

type pageStep struct{ What, Place, Code string }

type pagePicture struct {
	Caption   string
	Exposures []string
	Pairs     []pagePair
	Legend    []picture.Key
}

// A pagePair is the same user beside different ones.
type pagePair struct {
	Title  string
	Panels []pagePanel
}

type pagePanel struct {
	ID, Label     string
	Width, Height int
	SVG           template.HTML
}

func (p *page) finding(r *Report, f Finding) pageFinding {
	out := pageFinding{
		Level: f.Level.String(), Rule: f.Rule, Package: printable(f.Package),
		Place:       printable(position(r.relRoot(f.File), f.Line, f.Column)),
		URL:         ruleURL(f.Rule),
		Message:     printable(f.Message),
		Fingerprint: f.Fingerprint,
		Excerpt:     pageExcerpt(r, f),
		Picture:     p.picture(r, f),
	}
	if !r.onAllTargets(f) {
		out.GOOS = strings.Join(f.GOOS, ", ")
	}
	if s := f.Suppression; s != nil {
		out.Suppression = printable(s.Reason)
	}
	for _, s := range f.Trace {
		out.Trace = append(out.Trace, pageStep{
			What: printable(s.What), Place: printable(r.stepPlace(s)), Code: r.lineOf(s),
		})
	}
	return out
}

// lineOf returns the source line of a step, empty if it is not to be had.
func (r *Report) lineOf(s Step) string {
	if r.Files == nil || s.File == "" {
		return ""
	}
	line, _ := r.Files.Get(s.File).Line(s.Line)
	return printableCode(strings.TrimSpace(line))
}

// pageExcerpt returns the lines around a finding, with what it is about marked.
func pageExcerpt(r *Report, f Finding) []pageLine {
	if r.Files == nil {
		return nil
	}
	last := max(f.Line, f.EndLine)
	var lines []pageLine
	for _, line := range r.Files.Get(f.File).Around(f.Line, 3, 3+min(last-f.Line, 10)) {
		out := pageLine{Number: line.Number, Before: line.Text, Hit: line.Number >= f.Line && line.Number <= last}
		if line.Number == f.Line && f.Column >= 1 && f.Column-1 <= len(line.Text) {
			end := len(line.Text)
			if f.EndLine == f.Line && f.EndColumn > f.Column {
				end = min(end, f.EndColumn-1)
			}
			out.Before, out.Mark, out.After = line.Text[:f.Column-1], line.Text[f.Column-1:end], line.Text[end:]
		}
		out.Before, out.Mark, out.After = spaced(out.Before), spaced(out.Mark), spaced(out.After)
		lines = append(lines, out)
	}
	return lines
}

// spaced indents by spaces, for tab stops would count the line's number.
func spaced(s string) string {
	return strings.ReplaceAll(printableCode(s), "\t", "    ")
}

// picture returns the picture of the finding's socket, nil if it is about none.
// Panels are drawn once however many findings show them.
func (p *page) picture(r *Report, f Finding) *pagePicture {
	victim, ok := f.victim()
	if !ok {
		return nil
	}
	pic := picture.New(r.platform(), victim)
	out := &pagePicture{Caption: pic.Caption(), Legend: pic.Keys()}
	for _, e := range f.Exposures {
		out.Exposures = append(out.Exposures, e.String())
	}
	titles := []string{"As it is", "With SO_EXCLUSIVEADDRUSE"}
	for pair := range slices.Chunk(pic.Panels, 2) {
		panels := pagePair{Title: titles[len(out.Pairs)]}
		for _, panel := range pair {
			panels.Panels = append(panels.Panels, p.panel(panel))
		}
		out.Pairs = append(out.Pairs, panels)
	}
	return out
}

func (p *page) panel(panel picture.Panel) pagePanel {
	out := pagePanel{
		ID:    fmt.Sprintf("panel-%d-%d-%d", panel.Table, panel.Victim.Option, panel.Victim.Scope),
		Label: panel.Caption() + ": " + panel.Summary(),
		Width: picture.PanelWidth, Height: picture.PanelHeight,
	}
	if panel.SameUser {
		out.ID += "-same" // before Windows Server 2003 one table is for both
	}
	if !slices.ContainsFunc(p.Panels, func(known pagePanel) bool { return known.ID == out.ID }) {
		out.SVG = template.HTML(panel.SVG()) //nolint:gosec // our own
		p.Panels = append(p.Panels, out)
	}
	return out
}

// victim returns the socket that a finding is about as the tables know it.
func (f Finding) victim() (rules.Caller, bool) {
	if len(f.Exposures) > 0 {
		e := f.Exposures[0]
		if e.Timing == rules.EarlySquat {
			return e.Cell.Second, true
		}
		return e.Cell.First, true
	}
	if f.Bind == nil {
		return rules.Caller{}, false
	}
	option, err := rules.ParseOption(f.Bind.Option)
	if err != nil {
		return rules.Caller{}, false
	}
	scope := rules.Wildcard // also where it is not known: the worse case
	if f.Bind.Scope == rules.Specific.String() {
		scope = rules.Specific
	}
	return rules.Caller{Option: option, Scope: scope}, true
}

// platform returns the version of Windows that the report is about.
func (r *Report) platform() rules.Platform {
	if p, ok := rules.PlatformByName(r.Platform); ok && r.Platform != "" {
		return p
	}
	return rules.GoPlatforms()[0]
}
