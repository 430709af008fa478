package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sockvet/sockvet/internal/accuracy/sockvet"
)

func TestParseVet(t *testing.T) {
	lines, problems := parseVet(`go: downloading example.com/x v1.0.0
# example.com/m/server
server/b.go:9:14: tcp listener on :8080: no exclusive use
/copy/m/conf/conf.go:3:7: 	port 8080
# example.com/m
./a.go:12:2: udp socket
/copy/m/z.go:5:1: a second, by its full path
# example.com/m [example.com/m.test]
./a.go:12:2: udp socket
vet: ./broken.go:1:1: undefined: x
server/b.go:9: no column
signal: killed
`, "/copy/m")
	want := []line{
		"a.go:12:2: udp socket",
		"server/b.go:9:14: tcp listener on :8080: no exclusive use",
		"z.go:5:1: a second, by its full path",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	wantProblems := []string{"vet: ./broken.go:1:1: undefined: x", "server/b.go:9: no column", "signal: killed"}
	if diff := cmp.Diff(wantProblems, problems); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestBothFormsAgree(t *testing.T) {
	vet, problems := parseVet("# m\nserver/b.go:9:14: tcp listener on :8080: no exclusive use\n./a.go:1:2: udp\n", "/copy/m")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	command := fromFindings([]sockvet.Finding{
		{File: "server/b.go", Line: 9, Column: 14, Message: "tcp listener on :8080: no exclusive use"},
		{File: "a.go", Line: 1, Column: 2, Message: "udp"},
	})
	if diff := cmp.Diff(command, vet); diff != "" {
		t.Errorf("the same findings are spelled differently (-command +vet):\n%s", diff)
	}
}

func TestDifference(t *testing.T) {
	onlyA, onlyB := difference([]line{"a", "b", "d"}, []line{"b", "c", "d", "e"})
	if diff := cmp.Diff([]line{"a"}, onlyA); diff != "" {
		t.Errorf("only in the first (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]line{"c", "e"}, onlyB); diff != "" {
		t.Errorf("only in the second (-want +got):\n%s", diff)
	}
}
