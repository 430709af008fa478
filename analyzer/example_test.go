package analyzer_test

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/rules"
)

// A program of one's own that runs the pass over packages, dependencies
// included, as they build for Windows.
func ExampleNew() {
	packs, err := packages.Load(&packages.Config{
		Mode: packages.LoadAllSyntax | packages.NeedModule,
		Dir:  "../examples",
		Env:  append(os.Environ(), "GOOS=windows", "CGO_ENABLED=0", "GOWORK=off"),
	}, "./server")
	if err != nil {
		log.Fatal(err)
	}
	settings := analyzer.DefaultSettings()
	settings.Level = rules.Warning
	graph, err := checker.Analyze([]*analysis.Analyzer{analyzer.New(settings)}, packs, nil)
	if err != nil {
		log.Fatal(err)
	}
	for _, action := range graph.Roots {
		for _, f := range action.Result.(*analyzer.Result).Findings {
			at := action.Package.Fset.Position(f.Pos)
			fmt.Printf("%s:%d: %s: %s of %s\n", filepath.Base(at.Filename), at.Line, f.Level, f.Rule, f.Bind.Address)
		}
	}
	// Output:
	// main.go:31: warning: exclusive of :8080
	// main.go:50: warning: exclusive of :8125
}

// Settings as the flags of a command of one's own.
func ExampleSettings_Register() {
	settings := analyzer.DefaultSettings()
	flags := flag.NewFlagSet("mytool", flag.ContinueOnError)
	settings.Register(flags)
	if err := flags.Parse([]string{"-level=error", "-rules=-linger"}); err != nil {
		log.Fatal(err)
	}
	fmt.Println(settings.Level, settings.Selects("linger"), settings.Selects("exclusive"))
	fmt.Println(settings.Check())
	// Output:
	// error false true
	// <nil>
}
