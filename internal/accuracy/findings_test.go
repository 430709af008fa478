package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseSockvet(t *testing.T) {
	got, err := parseSockvet([]byte(`{
	"version": "1",
	"findings": [{
		"rule": "exclusive", "level": "warning", "file": "cmd/main.go", "line": 12, "column": 9,
		"message": "tcp listener on :8080", "goos": "windows",
		"bind": {"network": "tcp", "address": ":8080", "port": 8080},
		"trace": [
			{"file": "conf/conf.go", "line": 3, "column": 7, "what": "port 8080"},
			{"file": "../../go/src/net/http/server.go", "line": 3300, "column": 2, "what": "net.Listen"}
		]
	}]
}`))
	if err != nil {
		t.Fatal(err)
	}
	want := []Finding{{
		Rule: "exclusive", Place: Place{"cmd/main.go", 12}, Message: "tcp listener on :8080",
		Trace: []Place{{"conf/conf.go", 3}, {"../../go/src/net/http/server.go", 3300}},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if _, err := parseSockvet([]byte("sockvet: no packages")); err == nil {
		t.Error("text that is not JSON was read")
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
