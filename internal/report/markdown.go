package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/sockvet/sockvet/rules"
)

// Markdown writes a comment for a pull request: a summary, and the findings as
// a list with their source.
type Markdown struct{}

// maxComment bounds the findings in a comment, in bytes: GitHub takes 65,536
// characters, GitLab more.
const maxComment = 60_000

// commentMark lets a bot find its own comment again.
const commentMark = "<!-- sockvet -->\n"

// Write implements [Format].
func (Markdown) Write(w io.Writer, r *Report) error {
	var b bytes.Buffer
	b.WriteString(commentMark)
	fmt.Fprintf(&b, "### sockvet: %s\n\n", CountFindings(r))
	for i, f := range r.Findings {
		text := markdownFinding(r, f)
		if b.Len()+len(text) > maxComment {
			fmt.Fprintf(&b, "… and %s more.\n\n", count(len(r.Findings)-i, "finding"))
			break
		}
		b.WriteString(text)
	}
	if n := len(r.Suppressed); n > 0 {
		fmt.Fprintf(&b, "%s suppressed.\n\n", count(n, "finding"))
	}
	if n := len(r.faults()); n > 0 {
		fmt.Fprintf(&b, "%s kept packages from being analysed in full.\n", count(n, "problem"))
	}
	_, err := b.WriteTo(w)
	return err
}

var levelSigns = map[rules.Level]string{rules.Error: "🟥", rules.Warning: "🟧", rules.Note: "🟦"}

func markdownFinding(r *Report, f Finding) string {
	var b strings.Builder
	place := fmt.Sprintf("%s:%d", r.relRoot(f.File), f.Line)
	fmt.Fprintf(&b, "- %s **%s** %s [`%s`](%s)  \n  %s\n\n", levelSigns[f.Level], f.Level, inlineCode(place), f.Rule, ruleURL(f.Rule), markdownText(f.Message))
	if r.Files == nil {
		return b.String()
	}
	excerpt := r.Files.Get(f.File).Around(f.Line, 1, 1)
	if len(excerpt) == 0 {
		return b.String()
	}
	b.WriteString("  <details><summary>source</summary>\n\n")
	var code strings.Builder
	for _, line := range excerpt {
		fmt.Fprintf(&code, "%d  %s\n", line.Number, printableCode(line.Text))
	}
	fence := longerThan(code.String())
	fmt.Fprintf(&b, "  %sgo\n", fence)
	for line := range strings.Lines(code.String()) {
		b.WriteString("  " + line)
	}
	fmt.Fprintf(&b, "  %s\n", fence)
	for _, s := range f.Trace {
		fmt.Fprintf(&b, "  - %s %s\n", inlineCode(r.stepPlace(s)), markdownText(s.What))
	}
	b.WriteString("\n  </details>\n\n")
	return b.String()
}

// longerThan returns a fence that the text can't close.
func longerThan(text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence
}

// inlineCode quotes a file's name, which may hold backquotes.
func inlineCode(s string) string {
	s = printable(s)
	if !strings.Contains(s, "`") {
		return "`" + s + "`"
	}
	return "`` " + strings.ReplaceAll(s, "``", "`\u200B`") + " ``"
}

// markdownText keeps plain text plain, and people from being mentioned.
func markdownText(s string) string {
	return strings.NewReplacer(
		"&", "&amp;", "<", "&lt;", ">", "&gt;",
		`\`, `\\`, `*`, `\*`, "`", "\\`", `_`, `\_`, `[`, `\[`, `]`, `\]`, `|`, `\|`, `#`, `\#`, `~`, `\~`,
		"@", "@\u200B", "://", ":\u200B//",
	).Replace(printable(s))
}
