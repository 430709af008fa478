package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/sockvet/sockvet/rules"
)

// GitHub writes workflow commands, which GitHub Actions turns into annotations
// of the lines of a pull request. One more says if packages could not be analysed:
// of the annotations of a step, GitHub shows ten of each kind.
// See https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
type GitHub struct{}

// Write implements [Format].
func (GitHub) Write(w io.Writer, r *Report) error {
	b := bufio.NewWriter(w)
	for _, f := range r.Findings {
		fmt.Fprintf(b, "::%s file=%s,line=%d", githubLevel(f.Level), commandProperty(r.relRoot(f.File)), f.Line)
		if f.EndLine > 0 {
			fmt.Fprintf(b, ",endLine=%d", f.EndLine)
		}
		// Columns are for one line only; with an end on another one GitHub
		// drops the annotation.
		if f.Column > 0 && f.EndLine <= f.Line {
			fmt.Fprintf(b, ",col=%d", f.Column)
			if f.EndColumn > 0 {
				fmt.Fprintf(b, ",endColumn=%d", f.EndColumn)
			}
		}
		fmt.Fprintf(b, ",title=%s::%s\n", commandProperty("sockvet "+f.Rule), commandData(f.Message))
	}
	if faults := r.faults(); len(faults) > 0 {
		first := faults[0]
		text := fmt.Sprintf("%s (%s): %s: %s", first.Package, first.GOOS, first.Kind, first.Message)
		if more := len(faults) - 1; more > 0 {
			text += fmt.Sprintf(" (and %d more)", more)
		}
		fmt.Fprintf(b, "::warning title=%s::%s\n", commandProperty("sockvet: not analysed in full"), commandData(text))
	}
	return b.Flush()
}

func githubLevel(l rules.Level) string {
	switch l {
	case rules.Error:
		return "error"
	case rules.Warning:
		return "warning"
	case rules.Note:
	}
	return "notice"
}

// commandData escapes as the runner of GitHub Actions reads it.
func commandData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func commandProperty(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
