package tables

import (
	"bytes"
	"fmt"
	"html"
	"io"

	"github.com/sockvet/sockvet/rules"
)

// HTML writes tables for a page, with heads that a screen reader knows. A second
// caller that succeeds is strong.
type HTML struct{}

// Write implements [Format].
func (HTML) Write(w io.Writer, tables []rules.Table) error {
	var b bytes.Buffer
	for _, t := range tables {
		fmt.Fprintf(&b, "<table>\n<caption>%s</caption>\n<thead>\n<tr>", html.EscapeString(t.Caption()))
		for _, head := range t.Head() {
			fmt.Fprintf(&b, `<th scope="col">%s</th>`, html.EscapeString(head))
		}
		b.WriteString("</tr>\n</thead>\n<tbody>\n")
		for _, row := range t.Body() {
			writeHTMLRow(&b, row, t.Rows != nil)
		}
		b.WriteString("</tbody>\n</table>\n")
	}
	_, err := b.WriteTo(w)
	return err
}

func writeHTMLRow(b *bytes.Buffer, row []string, binds bool) {
	fmt.Fprintf(b, `<tr><th scope="row">%s</th>`, html.EscapeString(row[0]))
	for _, text := range row[1:] {
		cell := html.EscapeString(text)
		if binds && text == rules.Success.InArticle() {
			cell = "<strong>" + cell + "</strong>"
		}
		fmt.Fprintf(b, "<td>%s</td>", cell)
	}
	b.WriteString("</tr>\n")
}
