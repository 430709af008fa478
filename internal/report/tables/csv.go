package tables

import (
	"encoding/csv"
	"io"
	"strconv"

	"github.com/sockvet/sockvet/rules"
)

// CSV writes a record for each cell of Tables 2 to 4, in reading order. Table
// 1 has no cells and no place in it.
type CSV struct{}

// Write implements [Format].
func (CSV) Write(w io.Writer, tables []rules.Table) error {
	c := csv.NewWriter(w)
	records := [][]string{{"table", "first_option", "first_scope", "second_option", "second_scope", "outcome"}}
	for _, t := range tables {
		for _, cell := range t.Cells() {
			records = append(records, record(cell))
		}
	}
	return c.WriteAll(records)
}

func record(c rules.Cell) []string {
	return []string{
		strconv.Itoa(c.Table),
		c.First.Option.String(), c.First.Scope.String(),
		c.Second.Option.String(), c.Second.Scope.String(),
		c.Outcome().String(),
	}
}
