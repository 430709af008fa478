package main

import (
	"fmt"
	"io"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// print writes the report for a person: what is wrong first, one line each,
// and the figures last, where a terminal leaves them in sight.
func (r *Report) print(w io.Writer) {
	for _, m := range r.Modules {
		printModule(w, m)
	}
	r.printCases(w)
	if len(r.Failed) > 0 {
		fmt.Fprintf(w, "\nFAILED\n")
		for _, failure := range r.Failed {
			fmt.Fprintf(w, "  %s\n", failure)
		}
	}
	fmt.Fprintln(w)
	r.printTable(w)
	if len(r.Cases) > 0 {
		n := r.caseCounts()
		fmt.Fprintf(w, "\ncases: %d right, %d wrong, %d waiting for rules that don't exist yet\n", n.right, n.wrong, n.waiting)
	}
}

func printModule(w io.Writer, m ModuleResult) {
	s := m.Score
	if len(s.Misses)+len(s.FalseAlarms)+len(s.Unlabelled)+len(s.OtherRule)+len(s.Unsure)+len(m.Problems) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", m.Module)
	for _, row := range s.Misses {
		fmt.Fprintf(w, "  miss         %s: %s %s: %s\n", row.Place, row.Kind, row.Callee, row.Why)
	}
	for _, alarm := range s.FalseAlarms {
		fmt.Fprintf(w, "  false alarm  %s\n               because: %s\n", alarm.Finding, alarm.Row.Why)
	}
	for _, group := range []struct {
		heading  string
		findings []Finding
	}{
		{"unlabelled", s.Unlabelled},
		{"other rule", s.OtherRule},
		{"unsure", s.Unsure},
	} {
		for _, f := range group.findings {
			fmt.Fprintf(w, "  %-12s %s\n", group.heading, f)
		}
	}
	for _, problem := range m.Problems {
		fmt.Fprintf(w, "  not analysed %s\n", problem)
	}
}

func (r *Report) printCases(w io.Writer) {
	for _, c := range r.Cases {
		if len(c.Waiting) > 0 || c.Right() {
			continue
		}
		fmt.Fprintf(w, "\ncase %s\n", c.Case.Name)
		if len(c.Case.Lines) == 0 {
			fmt.Fprintf(w, "  expected  clean\n")
		}
		for _, line := range c.Case.Lines {
			fmt.Fprintf(w, "  expected  %s\n", line.Text)
		}
		if len(c.Got) == 0 {
			fmt.Fprintf(w, "  got       nothing\n")
		}
		for _, f := range c.Got {
			fmt.Fprintf(w, "  got       %s\n", f)
		}
	}
}

func (r *Report) printTable(w io.Writer) {
	out := table.NewWriter()
	out.SetOutputMirror(w)
	out.SetStyle(table.StyleLight)
	out.Style().Format.Header, out.Style().Format.Footer = text.FormatDefault, text.FormatDefault
	header := table.Row{"module", "rows", "found", "recall", "right", "false", "precision", "unlabelled", "unsure", "time"}
	total := append(scoreCells("all modules", r.Total), "")
	if r.Gosec != nil {
		header = append(header, "gosec found", "false", "recall", "precision")
		total = append(total, gosecCells(r.Gosec)...)
	}
	out.AppendHeader(header)
	for _, m := range r.Modules {
		row := append(scoreCells(m.Module.String(), m.Score), m.Elapsed.Round(100*time.Millisecond))
		if m.Gosec != nil {
			row = append(row, gosecCells(m.Gosec)...)
		}
		out.AppendRow(row)
	}
	out.AppendFooter(total)
	columns := make([]table.ColumnConfig, 0, len(header)-1)
	for i := range header[1:] {
		columns = append(columns, table.ColumnConfig{Number: i + 2, Align: text.AlignRight, AlignFooter: text.AlignRight, AlignHeader: text.AlignRight})
	}
	out.SetColumnConfigs(columns)
	out.Render()
}

func scoreCells(name string, s Score) table.Row {
	return table.Row{
		name, s.Rows, s.RightRows, figure(s.Recall(), s.Rows),
		s.Right, len(s.FalseAlarms), figure(s.Precision(), s.Right+len(s.FalseAlarms)),
		len(s.Unlabelled) + len(s.OtherRule), len(s.Unsure),
	}
}

func gosecCells(s *Score) table.Row {
	return table.Row{
		s.RightRows, len(s.FalseAlarms), figure(s.Recall(), s.Rows),
		figure(s.Precision(), s.Right+len(s.FalseAlarms)),
	}
}

// figure spells a ratio of n things, and nothing where there are none.
func figure(ratio float64, n int) string {
	if n == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", ratio)
}

type caseCounts struct{ right, wrong, waiting int }

func (r *Report) caseCounts() caseCounts {
	var n caseCounts
	for _, c := range r.Cases {
		switch {
		case len(c.Waiting) > 0:
			n.waiting++
		case c.Right():
			n.right++
		default:
			n.wrong++
		}
	}
	return n
}
