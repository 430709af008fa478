package rules

import "fmt"

// A Table is one of the article's four tables. Table 1 has Platforms; Tables
// 2 to 4 have Rows.
type Table struct {
	Number    int
	Title     string     // the caption without its number
	Section   string     // heading of the article's section that it stands in
	Platforms []Platform // the rows of Table 1
	Rows      []Row      // the rows of Tables 2 to 4
}

// A Row is a row of Table 2, 3 or 4: what becomes of the six second callers
// when this is the first.
type Row struct {
	First  Caller
	Second [6]Outcome // in the order of [Callers]
}

// Tables returns the article's four tables in order.
func Tables() []Table {
	return []Table{
		{Number: 1, Title: "Socket Security Support", Platforms: Platforms()[:inTable1]},
		{Number: 2, Title: "Bind Behavior with Various Options Set", Section: SectionExclusive, Rows: table2.rows()},
		{Number: 3, Title: "Both callers are the same user", Section: SectionEnhanced, Rows: table3.rows()},
		{Number: 4, Title: "Callers are different users", Section: SectionEnhanced, Rows: table4.rows()},
	}
}

// Caption returns the table's caption as the article has it, "Table 3: Both
// callers are the same user".
func (t Table) Caption() string {
	return fmt.Sprintf("Table %d: %s", t.Number, t.Title)
}

// Head returns the heads of the table's columns in the article's words. The
// article's two levels of heads for second callers are joined, as in
// "SO_REUSEADDR Specific".
func (t Table) Head() []string {
	if t.Rows == nil {
		return []string{"Platform", "SO_REUSEADDR Available?", "SO_EXCLUSIVEADDRUSE Available?", "Enhanced Socket Security"}
	}
	head := []string{"First Caller"}
	for _, second := range Callers() {
		head = append(head, second.inArticle())
	}
	return head
}

// Body returns the table's rows in the article's words, with as many columns
// as [Table.Head].
func (t Table) Body() [][]string {
	var body [][]string
	for _, p := range t.Platforms {
		body = append(body, []string{p.Name, yesNo(p.ReuseAddr), p.Exclusive.InArticle(), yesNo(p.Enhanced)})
	}
	for _, row := range t.Rows {
		line := []string{row.First.inArticle()}
		for _, outcome := range row.Second {
			line = append(line, outcome.InArticle())
		}
		body = append(body, line)
	}
	return body
}

// Cells returns the cells of Tables 2 to 4 in reading order, none for Table 1.
func (t Table) Cells() []Cell {
	var cells []Cell
	for _, row := range t.Rows {
		for _, second := range Callers() {
			cells = append(cells, Cell{Table: t.Number, First: row.First, Second: second})
		}
	}
	return cells
}

func (c Caller) inArticle() string {
	return c.Option.InArticle() + " " + c.Scope.InArticle()
}

func yesNo(b bool) string {
	if b {
		return "Yes"
	}
	return "No"
}

// A Cell is a place in Table 2, 3 or 4. Its callers have an option and a
// scope only.
type Cell struct {
	Table  int
	First  Caller // the row
	Second Caller // the column
}

// Outcome returns what stands in the cell.
func (c Cell) Outcome() Outcome {
	g := gridOf(c.Table)
	return g[c.First.Option][c.First.Scope][c.Second.Option][c.Second.Scope]
}

// String names the cell, as in "Table 4, first caller SO_REUSEADDR/wildcard,
// second caller default/specific".
func (c Cell) String() string {
	return fmt.Sprintf("Table %d, first caller %s, second caller %s", c.Table, c.First, c.Second)
}
