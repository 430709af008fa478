// Package plugin is sockvet as a module plugin of golangci-lint v2. Linked into
// a golangci-lint binary, which 'golangci-lint custom' does, it is the linter
// sockvet:
//
//	linters:
//	  enable: [sockvet]
//	  settings:
//	    custom:
//	      sockvet:
//	        type: module
//	        settings:
//	          level: warning
//
// Its settings are the flags of the pass, by the same names and with the same
// defaults. A message begins with the name of its rule, so that exclusions can
// tell rules apart.
package plugin

import (
	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/sockvet/sockvet/analyzer"
)

// init makes the linter known to the golangci-lint that the package is linked
// into. There is no other way to register.
func init() { register.Plugin("sockvet", New) }

// New returns the linter with the settings that golangci-lint read from its
// configuration. It refuses settings that it doesn't know and values that make
// no sense.
func New(conf any) (register.LinterPlugin, error) {
	settings, err := decode(conf)
	if err != nil {
		return nil, err
	}
	return linter{settings}, nil
}

// linter implements [register.LinterPlugin].
type linter struct{ settings analyzer.Settings }

// BuildAnalyzers returns the pass.
func (l linter) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	pass := analyzer.New(l.settings)
	run := pass.Run
	pass.Run = func(p *analysis.Pass) (any, error) {
		report := p.Report
		p.Report = func(d analysis.Diagnostic) { report(adapt(d)) }
		return run(p)
	}
	return []*analysis.Analyzer{pass}, nil
}

// adapt makes a diagnostic one that golangci-lint shows in full: it has no place
// for a category, and makes an issue of its own of each related position.
func adapt(d analysis.Diagnostic) analysis.Diagnostic {
	d.Message = d.Category + ": " + d.Message
	d.Related = nil
	return d
}

// GetLoadMode asks for types. That the pass has facts, for which golangci-lint
// analyses dependencies too, it sees from the pass.
func (linter) GetLoadMode() string { return register.LoadModeTypesInfo }
