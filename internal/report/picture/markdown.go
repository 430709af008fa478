package picture

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/sockvet/sockvet/rules"
)

// Markdown draws tables as GitHub has them. What concerns the victim is bold.
type Markdown struct{}

// Write draws the panels below each other, with a legend.
func (Markdown) Write(w io.Writer, p Picture) error {
	var b bytes.Buffer
	for _, panel := range p.Panels {
		markdownPanel(&b, panel)
	}
	for _, key := range p.Keys() {
		fmt.Fprintf(&b, "- %s: %s\n", markdownSigns[key.Kind], key.Meaning)
	}
	_, err := b.WriteTo(w)
	return err
}

var markdownSigns = map[string]string{
	"interface": "🟥 one", "share": "🟪 share", "all": "⬛ all",
	"beside": "🟨 beside", "kept": "🟩 fails", "success": "success", "refused": "fails",
}

func markdownPanel(b *bytes.Buffer, p Panel) {
	fmt.Fprintf(b, "**%s**: %s\n\n| first caller |", p.Caption(), p.Summary())
	for _, second := range rules.Callers() {
		fmt.Fprintf(b, " %s |", second)
	}
	b.WriteString("\n|" + strings.Repeat(" --- |", 1+len(rules.Callers())) + "\n")
	for _, row := range p.Rows {
		name := row.First.String()
		if row.Victim {
			name = "**" + name + "**"
		}
		fmt.Fprintf(b, "| %s |", name)
		for _, cell := range row.Cells {
			fmt.Fprintf(b, " %s |", markdownSigns[cell.Kind()])
		}
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
}
