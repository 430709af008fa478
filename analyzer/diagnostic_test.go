package analyzer_test

import (
	"fmt"
	"go/token"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/rules"
)

// TestDiagnostics: each finding is one diagnostic, which says where the reader
// finds more.
func TestDiagnostics(t *testing.T) {
	l := loadSettings(t)
	result, diagnostics, err := run(t, analyzer.New(analyzer.DefaultSettings()), l)
	if err != nil {
		t.Fatal(err)
	}
	if len(diagnostics) != len(result.Findings) || len(diagnostics) == 0 {
		t.Fatalf("%d diagnostics and %d findings", len(diagnostics), len(result.Findings))
	}
	last := token.NoPos
	for i, d := range diagnostics {
		f := result.Findings[i]
		if d.Pos != f.Pos || d.End != f.End || d.Message != f.Message || d.Category != f.Rule {
			t.Errorf("diagnostic %+v is not of finding %+v", d, f)
		}
		rule, ok := rules.RuleByName(f.Rule)
		if !ok || d.URL != rule.URL() {
			t.Errorf("URL of %s is %q", f.Rule, d.URL)
		}
		if d.Pos < last || d.End <= d.Pos {
			t.Errorf("%v is out of order or has no extent", l.fset.Position(d.Pos))
		}
		last = d.Pos
		checkMessage(t, d.Message)
		if len(d.Related) == 0 {
			t.Errorf("%q has no related position", d.Message)
		}
		for _, r := range d.Related {
			if !r.Pos.IsValid() || r.Message == "" {
				t.Errorf("%q is related to %+v", d.Message, r)
			}
		}
	}
}

// checkMessage holds a message to the form of go vet's: one sentence in lower
// case without a full stop.
func checkMessage(t *testing.T, m string) {
	t.Helper()
	if m == "" || strings.HasSuffix(m, ".") || strings.ContainsAny(m, "\n\t") || strings.Contains(m, "  ") {
		t.Errorf("message %q", m)
	}
	if first := m[:1]; first != strings.ToLower(first) && !strings.HasPrefix(m, "SO_") {
		t.Errorf("message %q starts with a capital letter", m)
	}
}

// TestTrace: the way from the place where the port stands to the primitive.
func TestTrace(t *testing.T) {
	for _, tt := range []struct {
		name, code string
		want       []string // LINE WHAT
	}{
		{
			"literal", `
func main() { net.Listen("tcp", ":8001") }
`, []string{"6 port 8001", "6 net.Listen"},
		},
		{
			"constant", `
const port = 8001

func main() {
	p := port
	net.ListenTCP("tcp", &net.TCPAddr{Port: p})
}
`, []string{"6 constant 8001", "9 port 8001", "10 net.ListenTCP"},
		},
		{
			"helpers", `
func main() { serve(8001) }

func serve(port int) {
	listen(":" + strconv.Itoa(port))
}

func listen(addr string) {
	net.Listen("tcp", addr)
}
`, []string{"6 port 8001", "6 source.serve", "9 source.listen", "13 net.Listen"},
		},
		{
			"linger", `
const never = 0

func main(c *net.TCPConn) { abort(c, never) }

func abort(c *net.TCPConn, sec int) { c.SetLinger(sec + strconv.IntSize*0) }
`, []string{"6 constant 0", "8 0 seconds", "8 source.abort", "10 (*net.TCPConn).SetLinger"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := compile(t, "package source\n\nimport \"net\"\nimport \"strconv\"\nconst _ = strconv.IntSize"+tt.code)
			for _, err := range l.errs {
				t.Fatal(err)
			}
			result, diagnostics, err := run(t, analyzer.New(analyzer.DefaultSettings()), l)
			if err != nil {
				t.Fatal(err)
			}
			if len(result.Findings) != 1 {
				t.Fatalf("findings: %v", brief(l, result.Findings))
			}
			var trace, related []string
			for _, s := range result.Findings[0].Trace {
				if s.Package != "source" || s.File != "source_windows.go" {
					t.Errorf("step %+v is in another file", s)
				}
				if at := l.fset.Position(s.Pos); at.Line != s.Line || at.Column != s.Column {
					t.Errorf("step %+v is at %v", s, at)
				}
				trace = append(trace, fmt.Sprintf("%d %s", s.Line, strings.TrimPrefix(s.What, "call of ")))
			}
			for _, r := range diagnostics[0].Related {
				related = append(related, fmt.Sprintf("%d %s", l.fset.Position(r.Pos).Line, strings.TrimPrefix(r.Message, "call of ")))
			}
			if diff := cmp.Diff(tt.want, trace); diff != "" {
				t.Errorf("trace (-want +got):\n%s", diff)
			}
			if !slices.Equal(trace, related) {
				t.Errorf("related positions are %q", related)
			}
		})
	}
}
