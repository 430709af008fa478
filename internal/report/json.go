package report

import (
	"encoding/json"
	"io"
	"path/filepath"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/rules"
)

// SchemaVersion is the version of what [JSON] writes. It rises when a field
// changes its meaning or goes away; new fields leave it as it is.
const SchemaVersion = 1

// JSON writes the report as one JSON object, described in docs/json.md and by
// docs/sockvet.schema.json.
type JSON struct{}

// Write implements [Format].
func (JSON) Write(w io.Writer, r *Report) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(toJSON(r))
}

type jsonReport struct {
	Version    int           `json:"version"`
	Tool       string        `json:"tool"`
	Targets    []string      `json:"targets"`
	Findings   []jsonFinding `json:"findings"`
	Suppressed []jsonFinding `json:"suppressed"`
	Problems   []jsonProblem `json:"problems"`
}

type jsonFinding struct {
	Rule      string         `json:"rule"`
	Level     string         `json:"level"`
	File      string         `json:"file"`
	Line      int            `json:"line"`
	Column    int            `json:"column"`
	EndLine   int            `json:"endLine,omitempty"`
	EndColumn int            `json:"endColumn,omitempty"`
	Message   string         `json:"message"`
	URL       string         `json:"url"`
	GOOS      []string       `json:"goos"`
	Package   string         `json:"package"`
	Bind      *jsonBind      `json:"bind,omitempty"`
	Exposures []jsonExposure `json:"exposures"`
	Trace     []jsonStep     `json:"trace"`
	Fixes     []jsonFix      `json:"fixes,omitempty"`

	Decl        string           `json:"decl"`
	Fingerprint string           `json:"fingerprint"`
	Suppression *jsonSuppression `json:"suppression,omitempty"`
}

type jsonSuppression struct {
	Kind   string `json:"kind"`
	Reason string `json:"reason"`
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
}

type jsonFix struct {
	Message string     `json:"message"`
	Edits   []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
	NewText   string `json:"newText"`
}

type jsonBind struct {
	Network    string `json:"network"`
	Address    string `json:"address"`
	Port       int    `json:"port"`
	Ports      []int  `json:"ports"`
	PortSource string `json:"portSource"`
	Scope      string `json:"scope"`
	Option     string `json:"option"`
}

type jsonExposure struct {
	Timing   string     `json:"timing"`
	SameUser bool       `json:"sameUser"`
	Attacker jsonCaller `json:"attacker"`
	Receives string     `json:"receives"`
	Table    int        `json:"table"`
}

type jsonCaller struct {
	Option string `json:"option"`
	Scope  string `json:"scope"`
}

type jsonStep struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	What    string `json:"what"`
	Package string `json:"package"`
}

type jsonProblem struct {
	Package string `json:"package"`
	GOOS    string `json:"goos"`
	Kind    string `json:"kind"`
	Message string `json:"message"`
}

func toJSON(r *Report) jsonReport {
	out := jsonReport{
		Version:    SchemaVersion,
		Tool:       r.Tool,
		Targets:    list(r.Targets),
		Findings:   []jsonFinding{},
		Suppressed: []jsonFinding{},
		Problems:   []jsonProblem{},
	}
	for _, f := range r.Findings {
		out.Findings = append(out.Findings, findingJSON(r, f))
	}
	for _, f := range r.Suppressed {
		out.Suppressed = append(out.Suppressed, findingJSON(r, f))
	}
	for _, p := range r.Problems {
		out.Problems = append(out.Problems, problemJSON(p))
	}
	return out
}

func problemJSON(p Problem) jsonProblem {
	return jsonProblem{Package: p.Package, GOOS: p.GOOS, Kind: p.Kind, Message: p.Message}
}

func findingJSON(r *Report, f Finding) jsonFinding {
	out := jsonFinding{
		Rule:      f.Rule,
		Level:     f.Level.String(),
		File:      filepath.ToSlash(r.rel(f.File)),
		Line:      f.Line,
		Column:    f.Column,
		EndLine:   f.EndLine,
		EndColumn: f.EndColumn,
		Message:   f.Message,
		URL:       ruleURL(f.Rule),
		GOOS:      list(f.GOOS),
		Package:   f.Package,
		Exposures: []jsonExposure{},
		Trace:     []jsonStep{},

		Decl:        f.Decl,
		Fingerprint: f.Fingerprint,
	}
	if f.Bind != nil {
		out.Bind = bindJSON(f.Bind)
	}
	for _, e := range f.Exposures {
		out.Exposures = append(out.Exposures, exposureJSON(e))
	}
	for _, s := range f.Trace {
		s.File = filepath.ToSlash(r.rel(s.File))
		out.Trace = append(out.Trace, jsonStep(s))
	}
	for _, fix := range f.Fixes {
		out.Fixes = append(out.Fixes, fixJSON(r, fix))
	}
	if s := f.Suppression; s != nil {
		out.Suppression = &jsonSuppression{
			Kind: string(s.Kind), Reason: s.Reason,
			File: filepath.ToSlash(r.rel(s.File)), Line: s.Line,
		}
	}
	return out
}

func fixJSON(r *Report, fix Fix) jsonFix {
	out := jsonFix{Message: fix.Message, Edits: []jsonEdit{}}
	for _, e := range fix.Edits {
		out.Edits = append(out.Edits, jsonEdit{
			File: filepath.ToSlash(r.rel(e.File)),
			Line: e.Line, Column: e.Column, EndLine: e.EndLine, EndColumn: e.EndColumn,
			NewText: e.NewText,
		})
	}
	return out
}

func bindJSON(b *analyzer.Bind) *jsonBind {
	return &jsonBind{
		Network:    b.Network,
		Address:    b.Address,
		Port:       b.Port,
		Ports:      list(b.Ports),
		PortSource: string(b.PortSource),
		Scope:      b.Scope,
		Option:     b.Option,
	}
}

func exposureJSON(e rules.Exposure) jsonExposure {
	return jsonExposure{
		Timing:   e.Timing.String(),
		SameUser: e.SameUser,
		Attacker: jsonCaller{Option: e.Attacker.Option.String(), Scope: e.Attacker.Scope.String()},
		Receives: e.Receives.String(),
		Table:    e.Cell.Table,
	}
}

// ruleURL returns the page of a rule; a rule that is not in the catalogue has
// none.
func ruleURL(name string) string {
	rule, ok := rules.RuleByName(name)
	if !ok {
		return ""
	}
	return rule.URL()
}

// list turns nil into an empty slice, which JSON writes as [] instead of null.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
