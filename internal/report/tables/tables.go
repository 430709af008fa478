// Package tables draws the article's four tables.
package tables

import (
	"fmt"
	"io"
	"strings"

	"github.com/sockvet/sockvet/rules"
)

// A Format draws tables in one notation.
type Format interface {
	Write(w io.Writer, tables []rules.Table) error
}

// formats in the order in which help lists them.
var formats = []struct {
	name   string
	format Format
}{
	{"text", Text{}},
	{"csv", CSV{}},
	{"markdown", Markdown{}},
	{"svg", SVG{}},
	{"html", HTML{}},
}

// FormatNames lists the names that [ParseFormat] takes.
func FormatNames() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

// ParseFormat returns the format of that name. Its error names the valid ones.
func ParseFormat(name string) (Format, error) {
	for _, f := range formats {
		if f.name == name {
			return f.format, nil
		}
	}
	return nil, fmt.Errorf("unknown format %q (want %s)", name, strings.Join(FormatNames(), ", "))
}

// ByNumber returns the tables with the given numbers, in their own order.
func ByNumber(numbers ...int) []rules.Table {
	var found []rules.Table
	for _, t := range rules.Tables() {
		for _, n := range numbers {
			if t.Number == n {
				found = append(found, t)
			}
		}
	}
	return found
}
