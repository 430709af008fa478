package rules_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sockvet/sockvet/rules"
)

// The files testdata/table1.txt to table4.txt are the tables as the article's
// text has them: one cell to a line, and the caption last.

// articleLines returns the lines of a table that are not blank.
func articleLines(t *testing.T, number int) []string {
	t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("testdata/table%d.txt", number))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	return slices.DeleteFunc(lines, func(s string) bool { return s == "" })
}

// take checks that lines begin with want and returns the rest.
func take(t *testing.T, lines []string, want ...string) []string {
	t.Helper()
	if len(lines) < len(want) {
		t.Fatalf("article's table ends before %q", want)
	}
	if diff := cmp.Diff(want, lines[:len(want)]); diff != "" {
		t.Fatalf("article's table (-want +got):\n%s", diff)
	}
	return lines[len(want):]
}

// articleCells reads Table 2, 3 or 4 into a map from "first option, first
// scope, second option, second scope" to outcome, all in the article's words.
func articleCells(t *testing.T, number int) map[[4]string]string {
	t.Helper()
	options := []string{"Default", "SO_REUSEADDR", "SO_EXCLUSIVEADDRUSE"}
	scopes := []string{"Wildcard", "Specific"}

	lines := take(t, articleLines(t, number), "First Caller", "Second Caller")
	lines = take(t, lines, options...)
	for range options {
		lines = take(t, lines, scopes...)
	}
	cells := make(map[[4]string]string)
	for _, first := range options {
		lines = take(t, lines, first)
		for _, firstScope := range scopes {
			lines = take(t, lines, firstScope)
			for _, second := range options {
				for _, secondScope := range scopes {
					cells[[4]string{first, firstScope, second, secondScope}] = lines[0]
					lines = lines[1:]
				}
			}
		}
	}
	if len(lines) != 1 {
		t.Fatalf("table %d: lines after the last cell: %q", number, lines)
	}
	return cells
}

func TestEveryCellIsTheArticles(t *testing.T) {
	for _, number := range []int{2, 3, 4} {
		got := make(map[[4]string]string)
		for _, cell := range rules.Tables()[number-1].Cells() {
			key := [4]string{
				cell.First.Option.InArticle(), cell.First.Scope.InArticle(),
				cell.Second.Option.InArticle(), cell.Second.Scope.InArticle(),
			}
			got[key] = cell.Outcome().InArticle()
		}
		if len(got) != 36 {
			t.Errorf("table %d has %d cells, want 36", number, len(got))
		}
		if diff := cmp.Diff(articleCells(t, number), got); diff != "" {
			t.Errorf("table %d (-article +rules):\n%s", number, diff)
		}
	}
}

// Bind reads the right cell of the right table on each platform.
func TestBindAnswersFromTheArticle(t *testing.T) {
	tables := map[rules.Regime]map[bool]int{
		rules.Classic:  {true: 2, false: 2},
		rules.Enhanced: {true: 3, false: 4},
	}
	for _, p := range rules.Platforms() {
		if p.Regime() == rules.NoExclusive {
			continue // has a test of its own
		}
		for sameUser, number := range tables[p.Regime()] {
			cells := articleCells(t, number)
			for _, first := range rules.Callers() {
				for _, second := range rules.Callers() {
					want := cells[[4]string{
						first.Option.InArticle(), first.Scope.InArticle(),
						second.Option.InArticle(), second.Scope.InArticle(),
					}]
					got := rules.Bind(p, sameUser, first, second)
					if got.InArticle() != want {
						t.Errorf("%s, same user %t: %s then %s = %s, want %s", p.Name, sameUser, first, second, got.InArticle(), want)
					}
				}
			}
		}
	}
}

func TestTable1IsTheArticles(t *testing.T) {
	table := rules.Tables()[0]
	got := table.Head()
	for _, row := range table.Body() {
		got = append(got, row...)
	}
	got = append(got, table.Caption())
	if diff := cmp.Diff(articleLines(t, 1), got); diff != "" {
		t.Errorf("table 1 (-article +rules):\n%s", diff)
	}
}

func TestCaptionsAreTheArticles(t *testing.T) {
	for i, table := range rules.Tables() {
		lines := articleLines(t, i+1)
		if got, want := table.Caption(), lines[len(lines)-1]; got != want {
			t.Errorf("caption %q, want %q", got, want)
		}
	}
}

// Head and Body are what a printer of tables needs.
func TestTableText(t *testing.T) {
	table := rules.Tables()[3]
	wantHead := []string{
		"First Caller",
		"Default Wildcard", "Default Specific",
		"SO_REUSEADDR Wildcard", "SO_REUSEADDR Specific",
		"SO_EXCLUSIVEADDRUSE Wildcard", "SO_EXCLUSIVEADDRUSE Specific",
	}
	if diff := cmp.Diff(wantHead, table.Head()); diff != "" {
		t.Errorf("head of table 4 (-want +got):\n%s", diff)
	}
	wantRow := []string{"SO_REUSEADDR Wildcard", "INUSE", "ACCESS", "Success", "Success", "INUSE", "ACCESS"}
	if diff := cmp.Diff(wantRow, table.Body()[2]); diff != "" {
		t.Errorf("third row of table 4 (-want +got):\n%s", diff)
	}
	for _, table := range rules.Tables() {
		for _, row := range table.Body() {
			if len(row) != len(table.Head()) {
				t.Errorf("%s: row %q has %d columns, head has %d", table.Caption(), row, len(row), len(table.Head()))
			}
		}
	}
}

// A caller of Tables can do with its answer what it likes.
func TestTablesAreCopies(t *testing.T) {
	rules.Tables()[0].Platforms[0].Name = "changed"
	rules.Tables()[1].Rows[0].Second[0] = rules.Success
	rules.Platforms()[0].Name = "changed"
	if got := rules.Tables()[0].Platforms[0].Name; got != "Windows 95" {
		t.Errorf("table 1 begins with %q", got)
	}
	if got := rules.Tables()[1].Rows[0].Second[0]; got != rules.InUse {
		t.Errorf("table 2 begins with %s", got)
	}
	if got := rules.Platforms()[0].Name; got != "Windows 95" {
		t.Errorf("platforms begin with %q", got)
	}
}
