// Package report writes findings the way people and programs read them. It
// knows what a finding is, not how it was found: a format is a small type
// behind [Format], in a file of its own, with a row in the table of formats.
package report

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/rules"
)

// A Report is what one run has to say.
type Report struct {
	Dir      string    // absolute; file names are shown relative to it
	Tool     string    // version of sockvet
	Targets  []string  // GOOS values that were analysed, as asked for
	Findings []Finding // in the order in which they are shown
	Problems []Problem // what could not be analysed
}

// A Finding is one diagnostic, merged over the targets that show it.
type Finding struct {
	Rule      string // name in the rule catalogue
	Level     rules.Level
	File      string // absolute
	Line      int    // from 1
	Column    int    // from 1, in bytes
	EndLine   int    // 0 if the end is unknown
	EndColumn int
	Message   string
	GOOS      []string // targets that show it, a subset of Report.Targets
	Package   string   // import path

	Bind      *analyzer.Bind // nil where the rule is not about a bind
	Exposures []rules.Exposure
	Trace     []Step
}

// A Step is one place on the way from the port to the primitive that binds.
type Step struct {
	File    string // absolute; a base name if the source was not loaded; or empty
	Line    int
	Column  int
	What    string // for example "port 8080" or "net.Listen"
	Package string // import path of the package the step lies in
}

// A Problem is a package that could not be analysed for a target.
type Problem struct {
	Package string
	GOOS    string
	Kind    string // in a few words, for example "type error"
	Message string
}

// A Format writes reports in one notation.
type Format interface {
	Write(w io.Writer, r *Report) error
}

// formats in the order in which help lists them.
var formats = []struct {
	name   string
	format Format
}{
	{"text", Text{}},
	{"json", JSON{}},
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
	return nil, fmt.Errorf("unknown format %q (want %s)", name, strings.Join(FormatNames(), " or "))
}

// Count returns the number of findings of the given level.
func (r *Report) Count(l rules.Level) int {
	n := 0
	for _, f := range r.Findings {
		if f.Level == l {
			n++
		}
	}
	return n
}

// onAllTargets reports whether every target shows the finding.
func (r *Report) onAllTargets(f Finding) bool {
	return !slices.ContainsFunc(r.Targets, func(t string) bool {
		return !slices.Contains(f.GOOS, t)
	})
}

// rel returns file relative to the report's directory. A file on another
// Windows volume, and a base name, stay as they are.
func (r *Report) rel(file string) string {
	if !filepath.IsAbs(file) {
		return file
	}
	rel, err := filepath.Rel(r.Dir, file)
	if err != nil {
		return file
	}
	return rel
}
