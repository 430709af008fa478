// Package report writes findings the way people and programs read them. It
// knows what a finding is, not how it was found: a format is a small type
// behind [Format], in a file of its own, with a row in the table of formats.
package report

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/source"
	"github.com/sockvet/sockvet/rules"
)

// A Report is what one run has to say.
type Report struct {
	Dir      string    // absolute; file names are shown relative to it
	Root     string    // absolute; what hosts of repositories take file names to be relative to; Dir if empty
	Tool     string    // version of sockvet
	Targets  []string  // GOOS values that were analysed, as asked for
	Platform string    // version of Windows that was judged by; empty for those that Go runs on
	Findings []Finding // in the order in which they are shown
	// Suppressed are findings that a comment or a baseline hides, in the
	// same order. Each has its Suppression set.
	Suppressed []Finding
	Problems   []Problem // what could not be analysed

	// Files reads excerpts; nil means that none are shown.
	Files *source.Files
}

// A Finding is one diagnostic, merged over the targets that show it.
type Finding struct {
	Rule      string // name in the rule catalogue
	Level     rules.Level
	File      string // absolute
	Line      int    // from 1
	Column    int    // from 1, in bytes; 0 where a //line directive names none
	EndLine   int    // 0 if the end is unknown
	EndColumn int
	Message   string
	GOOS      []string // targets that show it, a subset of Report.Targets
	Package   string   // import path

	Bind      *analyzer.Bind // nil where the rule is not about a bind
	Exposures []rules.Exposure
	Trace     []Step
	Fixes     []Fix

	Identity
	Suppression *Suppression // nil unless it is hidden
}

// A Suppression says what hides a finding.
type Suppression struct {
	Kind   SuppressionKind
	Reason string
	File   string // of the comment, absolute; empty for a baseline
	Line   int
}

// A SuppressionKind is one of the ways to hide a finding. The values are those
// of SARIF.
type SuppressionKind string

const (
	ByComment  SuppressionKind = "inSource"
	ByBaseline SuppressionKind = "external"
)

// A Fix is a change that would end a finding.
type Fix struct {
	Message string
	Edits   []Edit
}

// An Edit replaces a range of a file.
type Edit struct {
	File string // absolute
	source.Range
	NewText string
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
	Fault   bool // false if the package is not meant for the target
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
	{"jsonl", JSONL{}},
	{"sarif", SARIF{}},
	{"github", GitHub{}},
	{"gitlab", GitLab{}},
	{"checkstyle", Checkstyle{}},
	{"junit", JUnit{}},
	{"markdown", Markdown{}},
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
	return nil, fmt.Errorf("unknown format %q (want one of %s)", name, strings.Join(FormatNames(), ", "))
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

// faults returns the problems that are no matter of the target.
func (r *Report) faults() []Problem {
	var out []Problem
	for _, p := range r.Problems {
		if p.Fault {
			out = append(out, p)
		}
	}
	return out
}

// rel returns file relative to the report's directory. A file on another
// Windows volume, and a base name, stay as they are.
func (r *Report) rel(file string) string {
	return relTo(r.Dir, file)
}

// Name returns the name of a file relative to the report's root,
// slash-separated.
func (r *Report) Name(file string) string { return r.relRoot(file) }

// relRoot returns file relative to the report's root, slash-separated.
func (r *Report) relRoot(file string) string {
	return filepath.ToSlash(relTo(cmp.Or(r.Root, r.Dir), file))
}

// inside reports whether a file lies below the report's root.
func (r *Report) inside(file string) bool {
	return filepath.IsAbs(file) && filepath.IsLocal(filepath.FromSlash(r.relRoot(file)))
}

// stepPlace names the place of a step as others than this machine know it: a
// file outside the root, in the standard library for instance, by its package.
func (r *Report) stepPlace(s Step) string {
	switch {
	case s.File == "":
		return s.Package
	case r.inside(s.File):
		return fmt.Sprintf("%s:%d", r.relRoot(s.File), s.Line)
	}
	return fmt.Sprintf("%s (%s:%d)", s.Package, filepath.Base(s.File), s.Line)
}

func relTo(dir, file string) string {
	if !filepath.IsAbs(file) {
		return file
	}
	rel, err := filepath.Rel(dir, file)
	if err != nil {
		return file
	}
	return rel
}
