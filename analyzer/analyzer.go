package analyzer

import (
	"reflect"

	"golang.org/x/tools/go/analysis"
)

// Analyzer is the pass with default settings and flags of its own.
var Analyzer = New(DefaultSettings())

// New returns the pass with the given settings, which its flags start from.
func New(s Settings) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "sockvet",
		Doc:        "find sockets that another process can hijack on Windows",
		ResultType: reflect.TypeFor[*Result](),
		Run:        func(*analysis.Pass) (any, error) { return &Result{}, nil },
	}
}
