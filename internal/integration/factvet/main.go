// Factvet is a vettool that tells the facts of sockvet in place of its
// findings.
package main

import (
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/integration/facts"
)

func main() { unitchecker.Main(facts.New(analyzer.DefaultSettings())) }
