package ruledoc

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/sockvet/sockvet/internal/report/tables"
	"github.com/sockvet/sockvet/rules"
)

// WriteList writes a line for each rule: name, level, summary.
func WriteList(w io.Writer, catalogue []rules.Rule) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, r := range catalogue {
		fmt.Fprintf(t, "%s\t%s\t%s\n", r.Name, r.Level, r.Summary)
	}
	return t.Flush()
}

// WriteText writes all there is to read about a rule, with the tables that it
// stands on.
func WriteText(w io.Writer, r rules.Rule) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s: %s\n\n", r.Name, r.Summary)
	fmt.Fprintf(&b, "level    %s\n", levelOf(r))
	if r.Section != "" {
		fmt.Fprintf(&b, "article  %s\n", section(r))
	}
	if r.CWE != "" {
		fmt.Fprintf(&b, "weakness %s\n", r.CWE)
	}
	fmt.Fprintf(&b, "page     %s\n\n", r.URL())
	fmt.Fprintf(&b, "%s\n\n", strings.TrimSpace(r.Explanation))
	writeExample(&b, "Bad", r.Bad)
	writeExample(&b, "Good", r.Good)
	if err := (tables.Text{}).Write(&b, tables.ByNumber(r.Tables...)); err != nil {
		return err
	}
	_, err := b.WriteTo(w)
	return err
}

func writeExample(b *bytes.Buffer, title, source string) {
	fmt.Fprintf(b, "%s:\n\n", title)
	for line := range strings.Lines(source) {
		if strings.TrimSpace(line) != "" {
			b.WriteString("    ")
		}
		b.WriteString(line)
	}
	b.WriteByte('\n')
}
