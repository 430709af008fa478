package tables

import (
	"bytes"
	"fmt"
	"io"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/sockvet/sockvet/rules"
)

// Text draws the tables as the article has them, under their captions.
type Text struct {
	Color bool // a second caller that succeeds stands out
}

// Write implements [Format].
func (f Text) Write(w io.Writer, tables []rules.Table) error {
	var b bytes.Buffer
	for i, t := range tables {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s\n%s\n", t.Caption(), f.draw(t))
	}
	_, err := b.WriteTo(w)
	return err
}

func (f Text) draw(t rules.Table) string {
	if t.Rows == nil {
		return drawPlatforms(t)
	}
	return f.drawBinds(t)
}

// drawPlatforms draws Table 1.
func drawPlatforms(t rules.Table) string {
	w := newWriter()
	w.AppendHeader(cells(t.Head()))
	for _, row := range t.Body() {
		w.AppendRow(cells(row))
	}
	return w.Render()
}

// drawBinds draws Table 2, 3 or 4: the first caller's option and scope down,
// the second caller's across, neighbours that say the same joined.
func (f Text) drawBinds(t rules.Table) string {
	w := newWriter()
	join := table.RowConfig{AutoMerge: true, AutoMergeAlign: text.AlignCenter}
	head := []table.Row{{"", ""}, {"", ""}, {"", ""}}
	for _, second := range rules.Callers() {
		head[0] = append(head[0], "Second Caller")
		head[1] = append(head[1], second.Option.InArticle())
		head[2] = append(head[2], second.Scope.InArticle())
	}
	head[2][0], head[2][1] = "First Caller", "First Caller"
	for _, row := range head {
		w.AppendHeader(row, join)
	}
	for _, row := range t.Rows {
		line := table.Row{row.First.Option.InArticle(), row.First.Scope.InArticle()}
		for _, outcome := range row.Second {
			line = append(line, f.paint(outcome))
		}
		w.AppendRow(line)
	}
	w.Style().Options.SeparateRows = true // joined cells need their borders
	w.SetColumnConfigs([]table.ColumnConfig{{Number: 1, AutoMerge: true}, {Number: 2, AutoMerge: true}})
	return w.Render()
}

func (f Text) paint(o rules.Outcome) string {
	if !f.Color || o != rules.Success {
		return o.InArticle()
	}
	return "\x1b[41;97m" + o.InArticle() + "\x1b[0m"
}

// newWriter returns a writer in plain ASCII that leaves the case of heads.
func newWriter() table.Writer {
	w := table.NewWriter()
	style := table.StyleDefault
	style.Format.Header = text.FormatDefault
	w.SetStyle(style)
	return w
}

func cells(texts []string) table.Row {
	var row table.Row
	for _, t := range texts {
		row = append(row, t)
	}
	return row
}
