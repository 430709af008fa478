// Toyvet speaks the vet protocol for the toy analyzer, to hold the driver
// against go vet.
package main

import (
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/sockvet/sockvet/internal/driver/testdata/toy"
)

func main() { unitchecker.Main(toy.Analyzer) }
