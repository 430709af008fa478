package analyzer

import (
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/sockvet/sockvet/rules"
)

// A Result is what the pass knows about one package beyond its diagnostics.
// It is the analyzer's result value (see [analysis.Analyzer.ResultType]) and
// holds one Finding for each diagnostic, in the order of their positions.
type Result struct {
	Findings []Finding
	// Suppressed are findings that comments hide, for which there are no
	// diagnostics. Each has its Suppression set.
	Suppressed []Finding
}

// A Finding is one diagnostic with the facts it was worded from.
type Finding struct {
	Rule    string // name in the rule catalogue
	Level   rules.Level
	Pos     token.Pos // where the port meets the bind, or the option is set
	End     token.Pos // end of that expression, or NoPos
	Message string

	Bind      *Bind // what is bound; nil where the rule is not about a bind
	Exposures []rules.Exposure
	Trace     []Step // the way from the place where the port stands to the primitive

	Fixes []analysis.SuggestedFix // changes that would end the finding

	Suppression *Suppression // what hides the finding; nil for one that is reported
}

// A Bind describes the socket that a finding is about.
type Bind struct {
	Network    string // as net.Listen takes it: "tcp", "udp4", …; empty if unknown
	Address    string // address text as far as it is known; holes are "…"
	Port       int    // the fixed port, 1 to 65535; 0 if unknown
	Ports      []int  // all fixed ports, in ascending order, where there are several
	PortSource PortSource
	Scope      string // "wildcard", "specific" or "unknown"
	Option     string // the option in force: rules.Option.String()
}

// PortSource says how firmly a port is fixed.
type PortSource string

const (
	PortFixed   PortSource = "fixed"   // no setting changes it
	PortDefault PortSource = "default" // a setting may override it
	PortUnknown PortSource = "unknown"
)

// A Step is one place on the way from the port to the primitive. Steps may
// lie in packages whose source the pass does not have; their place is then
// known from facts, as text.
type Step struct {
	Pos     token.Pos // NoPos when the step lies in another package
	Package string    // import path of the package the step lies in
	File    string    // base name of the file
	Line    int
	Column  int
	What    string // what happens there, for example "port 8080", "net/http.ListenAndServe"
}
