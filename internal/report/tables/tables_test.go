package tables_test

import (
	"encoding/csv"
	"errors"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sockvet/sockvet/internal/report/tables"
	"github.com/sockvet/sockvet/rules"
)

// TestCSV reads the records back and asks the rules core about each.
func TestCSV(t *testing.T) {
	records, err := csv.NewReader(strings.NewReader(write(t, tables.CSV{}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	head := []string{"table", "first_option", "first_scope", "second_option", "second_scope", "outcome"}
	if diff := cmp.Diff(head, records[0]); diff != "" {
		t.Errorf("head: -want +got:\n%s", diff)
	}
	if got := len(records) - 1; got != 108 {
		t.Errorf("%d records, want 108", got)
	}
	seen := make(map[string]bool)
	for _, r := range records[1:] {
		seen[strings.Join(r[:5], ",")] = true
		cell := rules.Cell{
			Table:  number(t, r[0]),
			First:  caller(t, r[1], r[2]),
			Second: caller(t, r[3], r[4]),
		}
		if got, want := r[5], cell.Outcome().String(); got != want {
			t.Errorf("%v: outcome %s, want %s", cell, got, want)
		}
	}
	if len(seen) != 108 {
		t.Errorf("%d different cells, want 108", len(seen))
	}
}

// TestDrawn finds every row of every table, cell by cell, in what people read.
func TestDrawn(t *testing.T) {
	for name, format := range map[string]tables.Format{"text": tables.Text{}, "markdown": tables.Markdown{}} {
		var rows []string
		for line := range strings.Lines(write(t, format)) {
			rows = append(rows, strings.Join(strings.Fields(strings.NewReplacer("|", " ", "*", " ").Replace(line)), " "))
		}
		text := strings.Join(rows, "\n") + "\n"
		for _, table := range rules.Tables() {
			if !strings.Contains(text, table.Caption()+"\n") {
				t.Errorf("%s: no caption %q", name, table.Caption())
			}
			for _, row := range table.Body() {
				want := strings.Join(row, " ")
				// In the text format an option is joined over its two rows.
				joined := "\n" + strings.TrimPrefix(want, strings.Fields(want)[0]+" ") + "\n"
				if strings.Contains(text, "\n"+want+"\n") || name == "text" && strings.Contains(text, joined) {
					continue
				}
				t.Errorf("%s: no row %q", name, want)
			}
		}
	}
}

func TestParseFormat(t *testing.T) {
	for _, name := range tables.FormatNames() {
		if _, err := tables.ParseFormat(name); err != nil {
			t.Error(err)
		}
	}
	if _, err := tables.ParseFormat("xml"); err == nil {
		t.Error("xml is taken for a format")
	}
}

// TestWriteErrors holds everything that writes to saying that it failed.
func TestWriteErrors(t *testing.T) {
	errs := make(map[string]error)
	for _, name := range tables.FormatNames() {
		format, err := tables.ParseFormat(name)
		if err != nil {
			t.Fatal(err)
		}
		errs[name] = format.Write(fullDisk{}, rules.Tables())
	}
	platform, caller := rules.GoPlatforms()[0], rules.Callers()[0]
	errs["answer"] = tables.WriteAnswer(fullDisk{}, platform, true, caller, caller)
	errs["answers"] = tables.WriteAnswers(fullDisk{}, platform, []bool{true}, caller)
	for name, err := range errs {
		if !errors.Is(err, errFull) {
			t.Errorf("%s: got error %v, want %v", name, err, errFull)
		}
	}
}

var errFull = errors.New("no space left")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func write(t *testing.T, format tables.Format) string {
	t.Helper()
	var b strings.Builder
	if err := format.Write(&b, rules.Tables()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func caller(t *testing.T, option, scope string) rules.Caller {
	t.Helper()
	c, err := rules.ParseCaller(option + "/" + scope)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
