package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sockvet/sockvet/internal/accuracy/sockvet"
)

func TestFromSockvet(t *testing.T) {
	got := fromSockvet([]sockvet.Finding{{
		Rule: "exclusive", File: "cmd/main.go", Line: 12, Column: 9, Message: "tcp listener on :8080",
		Trace: []sockvet.Step{{File: "conf/conf.go", Line: 3}, {File: "../../go/src/net/http/server.go", Line: 3300}},
	}})
	want := []Finding{{
		Rule: "exclusive", Place: Place{"cmd/main.go", 12}, Message: "tcp listener on :8080",
		Trace: []Place{{"conf/conf.go", 3}, {"../../go/src/net/http/server.go", 3300}},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

func TestParseGosec(t *testing.T) {
	got, err := parseGosec([]byte(`{
	"Golang errors": {},
	"Issues": [
		{"severity": "MEDIUM", "rule_id": "G102", "details": "Binds to all network interfaces",
		 "file": "/copy/server/s.go", "code": "…", "line": "40", "column": "12"},
		{"rule_id": "G102", "details": "Binds", "file": "/copy/s.go", "line": "7-9", "column": "1"}
	]
}`), "/copy")
	if err != nil {
		t.Fatal(err)
	}
	want := []Finding{
		{Rule: "exclusive", Place: Place{"server/s.go", 40}, Message: "Binds to all network interfaces"},
		{Rule: "exclusive", Place: Place{"s.go", 7}, Message: "Binds"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}
