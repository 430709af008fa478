package analyzer_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/sockvet/sockvet/analyzer"
)

// ignorable is a program with five findings; comments go above them and at their ends.
var ignorable = strings.Split(`package source

import "net"

var start, _ = net.Listen("tcp", ":1")

func one(c *net.TCPConn) {
	net.Listen("tcp", ":2")
	if c != nil {
		net.Listen(
			"tcp",
			":3",
		)
	}
	go func() {
		c.SetLinger(0)
	}()
}

func two() { net.Listen("tcp", ":4") }`, "\n")

// TestCommentsHideOrAreReported: wherever an ignore comment stands, each finding
// is reported or hidden, and nothing else is; each comment hides one or is a
// finding itself; and only diagnostics are what is reported.
func TestCommentsHideOrAreReported(t *testing.T) {
	const findings = 5
	rapid.Check(t, func(rt *rapid.T) {
		var source strings.Builder
		comments := 0
		for i, line := range ignorable {
			for _, place := range []string{"above", "behind"} {
				if place == "behind" {
					source.WriteString(line)
				}
				if rapid.IntRange(0, 9).Draw(rt, fmt.Sprintf("%s line %d", place, i+1)) == 0 {
					rule := rapid.SampledFrom([]string{"exclusive", "linger"}).Draw(rt, "rule")
					fmt.Fprintf(&source, " //sockvet:ignore %s number %d", rule, comments)
					comments++
				}
				if place == "behind" || strings.HasPrefix(strings.TrimSpace(lastLine(source.String())), "//") {
					source.WriteByte('\n')
				}
			}
		}
		result, diagnostics, err := run(t, analyzer.New(analyzer.DefaultSettings()), compile(t, source.String()))
		if err != nil {
			rt.Fatal(err)
		}
		if len(diagnostics) != len(result.Findings) {
			rt.Fatalf("%d diagnostics and %d findings", len(diagnostics), len(result.Findings))
		}
		useless, found := 0, len(result.Suppressed)
		for _, f := range result.Findings {
			if f.Rule == "suppression" {
				useless++
			} else {
				found++
			}
		}
		if found != findings {
			rt.Fatalf("%d findings reported or hidden, want %d, of\n%s", found, findings, source.String())
		}
		for _, f := range result.Suppressed {
			if f.Suppression == nil || !strings.HasPrefix(f.Suppression.Reason, "number ") {
				rt.Fatalf("hidden by %+v", f.Suppression)
			}
		}
		if useless > comments || useless == 0 && comments > 0 && len(result.Suppressed) == 0 {
			rt.Fatalf("%d of %d comments hide nothing, and %d findings are hidden, of\n%s", useless, comments, len(result.Suppressed), source.String())
		}
	})
}

func lastLine(s string) string { return s[strings.LastIndexByte(s, '\n')+1:] }
