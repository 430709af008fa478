package sockvet

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	got, err := Parse([]byte(`{
	"version": 1,
	"findings": [{
		"rule": "exclusive", "level": "warning", "file": "cmd/main.go", "line": 12, "column": 9,
		"message": "tcp listener on :8080", "goos": ["windows"],
		"bind": {"network": "tcp", "address": ":8080", "port": 8080},
		"trace": [
			{"file": "conf/conf.go", "line": 3, "column": 7, "what": "port 8080"},
			{"file": "../../go/src/net/http/server.go", "line": 3300, "column": 2, "what": "net.Listen"}
		]
	}],
	"problems": [{"package": "example.com/m/x", "goos": "windows", "kind": "type error", "message": "undefined: y"}]
}`))
	if err != nil {
		t.Fatal(err)
	}
	want := Result{
		Findings: []Finding{{
			Rule: "exclusive", File: "cmd/main.go", Line: 12, Column: 9, Message: "tcp listener on :8080",
			Trace: []Step{{"conf/conf.go", 3}, {"../../go/src/net/http/server.go", 3300}},
		}},
		Problems: []Problem{{Package: "example.com/m/x", Kind: "type error", Message: "undefined: y"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("result (-want +got):\n%s", diff)
	}
	if got, err := Parse([]byte(`{"version": 1, "findings": []}`)); err != nil || len(got.Findings) != 0 {
		t.Errorf("no findings: %v, %v", got, err)
	}
	for _, bad := range []string{"", "sockvet: no packages", "{}"} {
		if got, err := Parse([]byte(bad)); err == nil {
			t.Errorf("%q was read as %v", bad, got)
		}
	}
}

func TestOpening(t *testing.T) {
	for _, short := range []string{"", "one line", strings.Repeat("line\n", 11)} {
		if got := opening(short); got != short {
			t.Errorf("%q was cut to %q", short, got)
		}
	}
	if got, want := opening(strings.Repeat("line\n", 5000)), strings.Repeat("line\n", 12)+"…"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
