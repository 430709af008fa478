package picture

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/sockvet/sockvet/rules"
)

// Text draws for a terminal. Without Color it is plain ASCII.
type Text struct{ Color bool }

// Write draws the panels below each other, with a legend.
func (t Text) Write(w io.Writer, p Picture) error {
	var b bytes.Buffer
	for i, panel := range p.Panels {
		if i > 0 {
			b.WriteByte('\n')
		}
		t.panel(&b, panel)
	}
	b.WriteByte('\n')
	for _, key := range p.Keys() {
		fmt.Fprintf(&b, "%s  %s\n", t.paint(key.Kind, key.Sign), key.Meaning)
	}
	_, err := b.WriteTo(w)
	return err
}

func (t Text) panel(b *bytes.Buffer, p Panel) {
	fmt.Fprintf(b, "%s\n", p.Caption())
	options, scopes := indent, fmt.Sprintf("%-*s", len(indent), "  first caller / second caller")
	for _, option := range rules.Options() {
		options += fmt.Sprintf("%-22s", option.InArticle())
		scopes += fmt.Sprintf("%-11s%-11s", rules.Wildcard, rules.Specific)
	}
	fmt.Fprintf(b, "%s\n%s\n", strings.TrimRight(options, " "), strings.TrimRight(scopes, " "))
	for _, row := range p.Rows {
		mark := " "
		if row.Victim {
			mark = ">"
		}
		var line strings.Builder
		fmt.Fprintf(&line, "%s %-*s", mark, len(indent)-2, row.First)
		for _, cell := range row.Cells {
			sign := " " + t.paint(cell.Kind(), cell.Sign()) + " "
			if cell.Lit {
				sign = t.paint(cell.Kind(), "["+cell.Sign()+"]")
			}
			line.WriteString(sign + "        ")
		}
		fmt.Fprintln(b, strings.TrimRight(line.String(), " "))
	}
}

// indent is the room for the first callers.
var indent = strings.Repeat(" ", 32)

// paint colours a sign by its kind.
func (t Text) paint(kind, sign string) string {
	style := map[string]string{
		"interface": "41;97", "share": "45;97", "all": "41;97",
		"beside": "43;30", "kept": "42;30", "success": "33", "refused": "2",
	}[kind]
	if !t.Color || style == "" {
		return sign
	}
	return "\x1b[" + style + "m" + sign + "\x1b[0m"
}

// Keys is the legend without what the picture does not have.
func (p Picture) Keys() []Key {
	used := make(map[string]bool)
	for _, panel := range p.Panels {
		for _, row := range panel.Rows {
			for _, cell := range row.Cells {
				used[cell.Kind()] = true
			}
		}
	}
	var keys []Key
	for _, key := range Legend() {
		if used[key.Kind] {
			keys = append(keys, key)
		}
	}
	return keys
}
