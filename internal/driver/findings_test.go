package driver

import (
	"go/token"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"
	"pgregory.net/rapid"

	"github.com/sockvet/sockvet/analyzer"
)

var targets = []string{"windows", "linux", "darwin"}

// anyFinding draws from few values, so that findings are often equal.
func anyFinding(t *rapid.T) Finding {
	f := Finding{
		File:   rapid.SampledFrom([]string{"/a.go", "/b.go"}).Draw(t, "file"),
		Line:   rapid.IntRange(1, 2).Draw(t, "line"),
		Column: rapid.IntRange(1, 2).Draw(t, "column"),
		GOOS:   []string{rapid.SampledFrom(targets).Draw(t, "goos")},
	}
	f.Rule = rapid.SampledFrom([]string{"exclusive", "linger"}).Draw(t, "rule")
	if rapid.Bool().Draw(t, "bound") {
		f.Bind = &analyzer.Bind{Port: rapid.IntRange(1, 2).Draw(t, "port")}
	}
	return f
}

// TestMergeKeepsWhatIsShown checks that every target shows the same findings
// before and after, each once, in order, and that no two are left that
// differ in their targets only.
func TestMergeKeepsWhatIsShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SliceOfN(rapid.Custom(anyFinding), 0, 12).Draw(t, "findings")
		out := merge(slices.Clone(in), targets)
		for _, goos := range targets {
			for _, f := range in {
				if !slices.Contains(f.GOOS, goos) {
					continue
				}
				shown := slices.ContainsFunc(out, func(g Finding) bool {
					return equalFindings(f, g) && slices.Contains(g.GOOS, goos)
				})
				if !shown {
					t.Fatalf("%v is not shown for %s in %v", f, goos, out)
				}
			}
		}
		if !slices.IsSortedFunc(out, compareFindings) {
			t.Fatalf("not sorted: %v", out)
		}
		for i, f := range out {
			for _, goos := range f.GOOS {
				one := f
				one.GOOS = []string{goos}
				if !slices.ContainsFunc(in, func(g Finding) bool { return cmp.Equal(g, one) }) {
					t.Fatalf("%v was not there", one)
				}
			}
			for _, g := range out[i+1:] {
				if equalFindings(f, g) {
					t.Fatalf("%v and %v differ in their targets only", f, g)
				}
			}
		}
	})
}

func TestMergeOrdersTargets(t *testing.T) {
	in := []Finding{{File: "/a.go", GOOS: []string{"darwin"}}, {File: "/a.go", GOOS: []string{"windows"}}}
	diff(t, "merged", merge(in, targets), []Finding{{File: "/a.go", GOOS: []string{"windows", "darwin"}}})
}

// TestStepsAreResolved checks the two ways in which a step knows its place.
func TestStepsAreResolved(t *testing.T) {
	dir := write(t, `
-- there.go --
package p
`)
	n := &node{}
	dirs := map[string]string{"example.com/p": dir}
	for _, tt := range []struct {
		name       string
		step, want string
		pkg        string
	}{
		{"known", "there.go", dir + "/there.go", "example.com/p"},
		{"made up by //line", "gone.y", "gone.y", "example.com/p"},
		{"unknown package", "there.go", "there.go", "example.com/q"},
		{"absolute", dir + "/x/there.go", dir + "/x/there.go", "example.com/p"},
	} {
		got := n.resolveStep(nil, analyzer.Step{Package: tt.pkg, File: tt.step, Line: 3, Column: 4, What: "bind"}, dirs)
		want := Step{Package: tt.pkg, File: tt.want, Line: 3, Column: 4, What: "bind"}
		diff(t, tt.name, got, want)
	}
}

// TestFixesAreResolved: an edit outlives the syntax, and an insertion has a
// place and no extent.
func TestFixesAreResolved(t *testing.T) {
	fset := token.NewFileSet()
	file := fset.AddFile("/src/m.go", -1, 40)
	file.SetLines([]int{0, 10, 20})
	got := resolveFix(fset, analysis.SuggestedFix{Message: "mend", TextEdits: []analysis.TextEdit{
		{Pos: file.Pos(11), End: file.Pos(23), NewText: []byte("new")},
		{Pos: file.Pos(0), NewText: []byte("// top\n")},
	}})
	want := Fix{Message: "mend", Edits: []Edit{
		{File: "/src/m.go", Line: 2, Column: 2, EndLine: 3, EndColumn: 4, NewText: "new"},
		{File: "/src/m.go", Line: 1, Column: 1, EndLine: 1, EndColumn: 1, NewText: "// top\n"},
	}}
	diff(t, "fix", got, want)
}

func TestProblemsThatSayTheSame(t *testing.T) {
	syntax := Problem{Package: "p", GOOS: "windows", Kind: ParseFailed, Message: "expected '('", Pos: "/p.go:1:2"}
	listed := syntax
	listed.Kind = LoadFailed
	other := listed
	other.Message = "import cycle not allowed"
	diff(t, "problems", sortProblems([]Problem{syntax, listed, syntax, other}), []Problem{other, syntax})
}
