package report

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// Text writes a line for each finding, in the form that editors and CI
// systems recognise: file:line:col: message (rule). A finding that only some
// of several targets show ends with their names in brackets.
type Text struct{}

// Write implements [Format].
func (Text) Write(w io.Writer, r *Report) error {
	b := bufio.NewWriter(w)
	for _, f := range r.Findings {
		fmt.Fprintf(b, "%s:%d:%d: %s (%s)", printable(r.rel(f.File)), f.Line, f.Column, printable(f.Message), f.Rule)
		if !r.onAllTargets(f) {
			fmt.Fprintf(b, " [%s]", strings.Join(f.GOOS, ", "))
		}
		b.WriteByte('\n')
	}
	return b.Flush()
}

// printable escapes what could break the line or steer a terminal: file names
// and messages carry text from the source under analysis.
func printable(s string) string {
	if strings.IndexFunc(s, unprintable) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if unprintable(r) {
			quoted := strconv.QuoteRune(r)
			b.WriteString(quoted[1 : len(quoted)-1])
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// printableCode is printable but for tabs, which indent.
func printableCode(s string) string {
	parts := strings.Split(s, "\t")
	for i := range parts {
		parts[i] = printable(parts[i])
	}
	return strings.Join(parts, "\t")
}

// unprintable is true of control characters and of those that reorder text.
func unprintable(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}
