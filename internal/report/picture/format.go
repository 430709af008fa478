package picture

import (
	"fmt"
	"io"
	"strings"
)

// A Format draws a picture for a document.
type Format interface {
	Write(w io.Writer, p Picture) error
}

// formats in the order in which help lists them.
var formats = []struct {
	name   string
	format Format
}{
	{"svg", SVG{}},
	{"html", HTML{}},
	{"markdown", Markdown{}},
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
	return nil, fmt.Errorf("unknown format %q (want text, %s)", name, strings.Join(FormatNames(), ", "))
}
