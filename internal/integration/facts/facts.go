// Package facts shows what sockvet tells a package of those that it imports:
// which of their functions bind sockets from what they are given, and what
// stands in their ledgers.
package facts

import (
	"crypto/sha256"
	"fmt"
	"go/token"
	"go/types"
	"reflect"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/socketflow"
)

// New returns a pass that makes the facts of sockvet's and reports, in place of
// its findings, those that a package sees, as
//
//	OBJECT: FACT (DIGEST)
//
// where the digest is that of the encoded fact, of which the text leaves places
// out.
func New(s analyzer.Settings) *analysis.Analyzer {
	pass := analyzer.New(s)
	return &analysis.Analyzer{
		Name:       "facts",
		Doc:        "tells the facts of sockvet",
		FactTypes:  pass.FactTypes,
		ResultType: reflect.TypeFor[*analyzer.Result](),
		Run: func(p *analysis.Pass) (any, error) {
			inner := *p
			inner.Analyzer = pass
			inner.Report = func(analysis.Diagnostic) {}
			if _, err := pass.Run(&inner); err != nil {
				return nil, err
			}
			return tell(p), nil
		},
	}
}

// tell reports the facts about imports.
func tell(pass *analysis.Pass) *analyzer.Result {
	result := new(analyzer.Result)
	report := func(name string, fact analysis.Fact) {
		f := analyzer.Finding{Rule: "facts", Pos: place(pass), Message: fmt.Sprintf("%s: %v (%x)", name, fact, digest(fact))}
		result.Findings = append(result.Findings, f)
		pass.Reportf(f.Pos, "%s", f.Message)
	}
	for _, f := range pass.AllObjectFacts() {
		if f.Object.Pkg() != pass.Pkg {
			report(name(f.Object), f.Fact)
		}
	}
	for _, f := range pass.AllPackageFacts() {
		// A ledger is for the packages of its module.
		if f.Package != pass.Pkg && strings.HasPrefix(f.Package.Path(), pass.Pkg.Path()+"/") {
			report(f.Package.Path(), f.Fact)
		}
	}
	return result
}

// place is where all facts are reported: they stand in other packages.
func place(pass *analysis.Pass) token.Pos { return pass.Files[0].Name.Pos() }

func name(obj types.Object) string {
	if fn, ok := obj.(*types.Func); ok {
		return fn.FullName()
	}
	return obj.Pkg().Path() + "." + obj.Name()
}

// digest is short: it tells two encodings of one fact apart, not all facts.
func digest(fact analysis.Fact) []byte {
	h := sha256.New()
	switch f := fact.(type) {
	case *socketflow.FuncFact:
		h.Write(f.Encoded)
	case *socketflow.VarFact:
		h.Write(f.Encoded)
	case *socketflow.LedgerFact:
		for _, part := range f.Parts {
			fmt.Fprintf(h, "%s %s %s %q %q\n", part.Package, part.Deposits, part.Binds, part.Told, part.Called)
		}
	}
	return h.Sum(nil)[:6]
}
