package driver

import (
	"crypto/sha256"
	"fmt"
	"time"

	"github.com/sockvet/sockvet/analyzer"
)

// A Result is what a run found.
type Result struct {
	// Findings are sorted by file, line, column, rule and message. They do
	// not depend on the order in which packages happened to be analysed.
	// Those that comments hide are among them, with their Suppression set.
	Findings []Finding
	// Problems say what could not be loaded or judged, sorted by package,
	// target, kind and message. None of them kept the rest from being
	// analysed.
	Problems []Problem
	// Judged are the import paths of those packages that match the patterns in
	// which no finding can have been missed for a problem, there or in what they
	// depend on.
	Judged []string
	// Unmatched are those of several patterns with "..." that match nothing.
	Unmatched []string
	// Digests are those of the files that fixes change, as they were read.
	Digests map[string][sha256.Size]byte
	Stats   Stats
	// CacheErr says why what was found out could not be kept; nil if it was,
	// or was not to be. The next run will have to find it out again.
	CacheErr error
}

// A Finding is a finding of the pass with its places resolved to text, so
// that it outlives the syntax it was made from. Of the embedded finding, Pos
// and End are unset, and Trace and Fixes give way to those below.
type Finding struct {
	analyzer.Finding
	Package string // import path

	// The place is that which a //line directive names, if there is one.
	File    string // absolute
	Line    int    // from 1
	Column  int    // in bytes, from 1; 0 where a //line directive hides it
	EndLine int    // 0 if the end is not known
	// EndColumn is the column after the last byte; 0 if not known.
	EndColumn int

	GOOS  []string // targets that show the finding, in the order of Config.GOOS
	Trace []Step
	Fixes []Fix
}

// A Fix is a change that would end a finding.
type Fix struct {
	Message string
	Edits   []Edit
}

// An Edit replaces a range of a file. Lines and columns are those of the file,
// whatever //line directives say.
type Edit struct {
	File               string
	Line, Column       int
	EndLine, EndColumn int
	NewText            string
}

// A Step is one place on the way from the port to the primitive.
type Step struct {
	Package string // import path of the package the step lies in
	File    string // absolute where the package's directory is known, else a base name
	Line    int
	Column  int
	What    string // what happens there
}

// A Problem is something that could not be loaded or judged.
type Problem struct {
	Package string // import path, or the pattern that was not understood
	GOOS    string // the target it concerns
	Kind    ProblemKind
	Message string
	Pos     string // file:line:col, or empty
}

// String returns the problem on one line.
func (p Problem) String() string {
	s := fmt.Sprintf("%s (%s): %s: %s", p.Package, p.GOOS, p.Kind, p.Message)
	if p.Pos != "" {
		s = p.Pos + ": " + s
	}
	return s
}

// A ProblemKind says what a [Problem] is about.
type ProblemKind uint8

const (
	// NotForTarget means that build constraints leave no file of the package
	// for the target. This is how portable programs are written, no fault.
	NotForTarget ProblemKind = iota
	// Missing means that the package is imported or asked for and cannot be
	// found.
	Missing
	// LoadFailed means that the go command could not make sense of the package.
	LoadFailed
	// ParseFailed means that a file has syntax errors; what could be parsed of
	// it was used.
	ParseFailed
	// TypesFailed means that the package does not type-check. Functions that
	// no error touches were analysed.
	TypesFailed
	// PassFailed means that the pass gave up on the package or panicked.
	PassFailed
)

// String returns the kind in words that fit after a package's name.
func (k ProblemKind) String() string {
	switch k {
	case NotForTarget:
		return "not for this target"
	case Missing:
		return "not found"
	case LoadFailed:
		return "cannot be loaded"
	case ParseFailed:
		return "syntax error"
	case TypesFailed:
		return "type error"
	case PassFailed:
		return "analysis failed"
	}
	return fmt.Sprintf("ProblemKind(%d)", uint8(k))
}

// Stats are a run's figures, over all targets.
type Stats struct {
	Packages int // in the program, dependencies and standard library included
	Roots    int // that match the patterns
	Matched  int // the same, each once however many targets it is for
	Looked   int // looked at closely: bodies type-checked and the pass run
	Reused   int // of which the cache had all that was wanted, but maybe types
	Files    int // read, parsed or not
	Bytes    int64

	List     time.Duration // wall time of asking the go command
	Analyse  time.Duration // wall time from there until all is known
	Remember time.Duration // wall time of writing the cache

	// Scan, Parse, Check and Pass are the time spent in each kind of work, summed
	// over the workers.
	Scan, Parse, Check, Pass time.Duration
}
