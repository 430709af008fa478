package tables

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/sockvet/sockvet/rules"
)

// Markdown writes GitHub's tables under their captions. A second caller that
// succeeds is set in bold.
type Markdown struct{}

// Write implements [Format].
func (Markdown) Write(w io.Writer, tables []rules.Table) error {
	var b bytes.Buffer
	for i, t := range tables {
		if i > 0 {
			b.WriteByte('\n')
		}
		writeMarkdown(&b, t)
	}
	_, err := b.WriteTo(w)
	return err
}

func writeMarkdown(b *bytes.Buffer, t rules.Table) {
	head := t.Head()
	fmt.Fprintf(b, "**%s**\n\n", t.Caption())
	markdownRow(b, head)
	fmt.Fprintln(b, "|"+strings.Repeat(" --- |", len(head)))
	for _, row := range t.Body() {
		for i, text := range row {
			if t.Rows != nil && text == rules.Success.InArticle() {
				row[i] = "**" + text + "**"
			}
		}
		markdownRow(b, row)
	}
}

func markdownRow(b *bytes.Buffer, cells []string) {
	fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
}
