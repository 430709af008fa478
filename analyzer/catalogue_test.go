package analyzer_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/rules"
)

// TestCatalogue: the bad example of each rule is reported by that rule, and
// by no other, and the good one by none.
func TestCatalogue(t *testing.T) {
	gopath := t.TempDir()
	for _, rule := range rules.Catalogue() {
		writeFile(t, filepath.Join(gopath, "src", rule.Name, "bad", "main.go"), rule.Bad)
		writeFile(t, filepath.Join(gopath, "src", rule.Name, "good", "main.go"), rule.Good)
	}
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.LoadAllSyntax,
		Dir:  filepath.Join(gopath, "src"),
		Env:  append(goEnvironment("windows"), "GOPATH="+gopath),
	}, "./...")
	if err != nil {
		t.Fatal(err)
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{analyzer.New(everyRule())}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	if want := 2 * len(rules.Catalogue()); len(graph.Roots) != want {
		t.Fatalf("%d examples are loaded, want %d", len(graph.Roots), want)
	}
	for _, act := range graph.Roots {
		t.Run(act.Package.PkgPath, func(t *testing.T) {
			if act.Err != nil {
				t.Fatalf("%v: %v", act.Err, act.Package.Errors)
			}
			name, kind, _ := strings.Cut(act.Package.PkgPath, "/")
			found := act.Result.(*analyzer.Result).Findings
			if kind == "bad" && len(found) == 0 {
				t.Errorf("no finding in the bad example of %s", name)
			}
			for _, f := range found {
				if kind == "good" || f.Rule != name {
					t.Errorf("in the %s example of %s: %s", kind, name, tell(f))
				}
			}
		})
	}
}

// everyRule returns settings with the rules that are off by default as well.
func everyRule() analyzer.Settings {
	s := analyzer.DefaultSettings()
	for _, rule := range rules.Catalogue() {
		if !rule.Default {
			s.Rules = append(s.Rules, "+"+rule.Name)
		}
	}
	return s
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
