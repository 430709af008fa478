// Noop is a vettool that looks at nothing. What 'go vet' costs with it is what
// loading every package costs, before any question is asked.
package main

import (
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"
)

// fact makes the analyzer one with facts: without any, unitchecker leaves a
// dependency before it type-checks it, and the comparison would be with a tool
// that sees no dependency at all.
type fact struct{}

func (*fact) AFact() {}

var analyzer = &analysis.Analyzer{
	Name:      "noop",
	Doc:       "look at nothing",
	FactTypes: []analysis.Fact{new(fact)},
	Run:       func(*analysis.Pass) (any, error) { return nil, nil },
}

func main() { unitchecker.Main(analyzer) }
