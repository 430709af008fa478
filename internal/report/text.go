package report

import (
	"bufio"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/mattn/go-runewidth"

	"github.com/sockvet/sockvet/rules"
)

// Text writes a line for each finding, in the form that editors and CI
// systems recognise: file:line:col: message (rule). A finding that only some
// of several targets show ends with their names in brackets.
type Text struct {
	Color   bool // with the colours and the links of terminals
	Excerpt bool // the source line below the finding, with a caret
	Related bool // the way from the port to the bind below that
}

// Write implements [Format].
func (t Text) Write(w io.Writer, r *Report) error {
	b := bufio.NewWriter(w)
	for _, f := range r.Findings {
		t.finding(b, r, f)
	}
	return b.Flush()
}

func (t Text) finding(b *bufio.Writer, r *Report, f Finding) {
	place := position(printable(r.rel(f.File)), f.Line, f.Column)
	style := levelStyle(f.Level)
	fmt.Fprintf(b, "%s: %s (%s)", t.link(fileURL(f.File), t.paint(bold, place)), t.paint(style, printable(f.Message)),
		t.link(ruleURL(f.Rule), t.paint(bold, f.Rule)))
	if !r.onAllTargets(f) {
		fmt.Fprintf(b, " [%s]", strings.Join(f.GOOS, ", "))
	}
	b.WriteByte('\n')
	if t.Excerpt {
		t.excerpt(b, r, f)
	}
	if t.Related {
		for _, s := range f.Trace {
			fmt.Fprintf(b, "\t%s: %s\n", t.link(fileURL(s.File), printable(r.stepPosition(s))), printable(s.What))
		}
	}
}

// excerpt writes the source line with what the finding is about underlined.
func (t Text) excerpt(b *bufio.Writer, r *Report, f Finding) {
	if r.Files == nil {
		return
	}
	line, ok := r.Files.Get(f.File).Line(f.Line)
	if !ok || f.Column < 1 || f.Column-1 > len(line) {
		return
	}
	end := len(line)
	if f.EndLine == f.Line && f.EndColumn > f.Column && f.EndColumn-1 <= len(line) {
		end = f.EndColumn - 1
	}
	before, meant := printableCode(line[:f.Column-1]), printableCode(line[f.Column-1:end])
	number := fmt.Sprintf("%5d | ", f.Line)
	fmt.Fprintf(b, "%s%s\n", t.paint(faint, number), strings.TrimRight(printableCode(line), " \t"))
	underline := "^" + strings.Repeat("~", max(0, runewidth.StringWidth(meant)-1))
	fmt.Fprintf(b, "%s%s%s\n", t.paint(faint, "      | "), blank(before), t.paint(levelStyle(f.Level), underline))
}

// blank replaces what takes room on a line by spaces; tabs stay.
func blank(s string) string {
	var b strings.Builder
	for i, part := range strings.Split(s, "\t") {
		if i > 0 {
			b.WriteByte('\t')
		}
		b.WriteString(strings.Repeat(" ", runewidth.StringWidth(part)))
	}
	return b.String()
}

// stepPosition is where a step lies, as a reader on this machine finds it.
func (r *Report) stepPosition(s Step) string {
	if s.File == "" {
		return s.Package
	}
	file := s.File
	if r.inside(file) { // a way up to the standard library is no name for it
		file = r.rel(file)
	}
	return position(file, s.Line, s.Column)
}

// position is file:line:column, without the column where it is not known, as
// go vet has it.
func position(file string, line, column int) string {
	if column < 1 {
		return fmt.Sprintf("%s:%d", file, line)
	}
	return fmt.Sprintf("%s:%d:%d", file, line, column)
}

// Select graphic rendition: what a terminal makes of a text.
const (
	bold   = "1"
	faint  = "2"
	red    = "31"
	yellow = "33"
	blue   = "34"
)

func levelStyle(l rules.Level) string {
	switch l {
	case rules.Error:
		return red
	case rules.Warning:
		return yellow
	case rules.Note:
	}
	return blue
}

func (t Text) paint(style, text string) string {
	if !t.Color {
		return text
	}
	return "\x1b[" + style + "m" + text + "\x1b[0m"
}

// link makes a text that terminals open on a click (OSC 8).
func (t Text) link(to, text string) string {
	if !t.Color || to == "" {
		return text
	}
	return "\x1b]8;;" + to + "\x1b\\" + text + "\x1b]8;;\x1b\\"
}

// fileURL returns the URL of an absolute file name, "" for others.
func fileURL(file string) string {
	if !filepath.IsAbs(file) {
		return ""
	}
	path := filepath.ToSlash(file)
	if !strings.HasPrefix(path, "/") { // C:/…
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
