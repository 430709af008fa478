package report_test

import (
	"path/filepath"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/report"
	"github.com/sockvet/sockvet/internal/source"
	"github.com/sockvet/sockvet/rules"
)

// sample is a report with what formats have to tell apart: findings with and
// without a bind, on all targets and on one, in and above the directory.
func sample() *report.Report {
	dir := filepath.Join(string(filepath.Separator), "src", "app")
	victim := rules.Caller{Option: rules.Default, Scope: rules.Wildcard}
	return &report.Report{
		Dir:     dir,
		Tool:    "v0.0.0",
		Targets: []string{"windows", "linux"},
		Findings: []report.Finding{
			{
				Rule: "exclusive", Level: rules.Warning,
				File: filepath.Join(dir, "cmd", "main.go"), Line: 12, Column: 3, EndLine: 12, EndColumn: 40,
				Identity: report.Identity{Decl: "main", Code: "listen(addr)", Fingerprint: "00000000000000000000000000000000"},
				Message:  "tcp :8080 <without> exclusive use", GOOS: []string{"windows"}, Package: "example.com/app/cmd",
				Bind: &analyzer.Bind{
					Network: "tcp", Address: ":8080", Port: 8080,
					PortSource: analyzer.PortDefault, Scope: "wildcard", Option: "default",
				},
				Exposures: rules.Exposures(rules.GoPlatforms()[0], victim),
				Trace: []report.Step{
					{File: filepath.Join(dir, "cmd", "main.go"), Line: 8, Column: 2, What: "port 8080", Package: "example.com/app/cmd"},
					{File: "server.go", Line: 3300, Column: 1, What: "net/http.ListenAndServe", Package: "net/http"},
				},
			},
			{
				Rule: "linger", Level: rules.Error,
				File: filepath.Join(filepath.Dir(dir), "lib", "l.go"), Line: 1, Column: 1,
				Identity: report.Identity{Decl: "init", Code: "c.SetLinger(1<<16)", Fingerprint: "11111111111111111111111111111111"},
				Fixes: []report.Fix{{
					Message: "drop the call",
					Edits: []report.Edit{{
						File:  filepath.Join(dir, "l.go"),
						Range: source.Range{Line: 1, Column: 1, EndLine: 1, EndColumn: 20},
					}},
				}},
				Message: "timeout is truncated", GOOS: []string{"windows", "linux"}, Package: "example.com/lib",
			},
		},
		Suppressed: []report.Finding{
			{
				Rule: "linger", Level: rules.Warning,
				File: filepath.Join(dir, "cmd", "main.go"), Line: 20, Column: 2, EndLine: 20, EndColumn: 20,
				Message: "SO_LINGER of 0 s", GOOS: []string{"windows", "linux"}, Package: "example.com/app/cmd",
				Identity: report.Identity{Decl: "probe", Code: "c.SetLinger(0)", Fingerprint: "22222222222222222222222222222222"},
				Suppression: &report.Suppression{
					Kind: report.ByComment, Reason: "a health check", File: filepath.Join(dir, "cmd", "main.go"), Line: 19,
				},
			},
			{
				Rule: "exclusive", Level: rules.Note,
				File: filepath.Join(dir, "old.go"), Line: 3, Column: 2,
				Message: "known", GOOS: []string{"windows"}, Package: "example.com/app",
				Identity:    report.Identity{Fingerprint: "33333333333333333333333333333333"},
				Suppression: &report.Suppression{Kind: report.ByBaseline, Reason: "in the baseline"},
			},
		},
		Problems: []report.Problem{
			{Package: "example.com/app/broken", GOOS: "linux", Kind: "type error", Message: "undefined: x", Fault: true},
			{Package: "example.com/app/cmd", GOOS: "linux", Kind: "not for this target", Message: "build constraints exclude all Go files"},
		},
	}
}
