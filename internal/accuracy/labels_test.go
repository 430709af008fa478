package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sockvet/sockvet/internal/accuracy/module"
)

const labelsHeader = "module,version,file,line,callee,kind,expected,port,scope,default,alts,why\n"

func TestReadLabels(t *testing.T) {
	rows, err := ReadLabels(strings.NewReader(labelsHeader +
		`example.com/m,v1.2.3,cmd/main.go,12,net.Listen,listen,finding,8080,wildcard,yes,main.go:3;conf/c.go:40,"default "":8080"", overridable"` + "\n" +
		"example.com/m,v1.2.3,dial.go,7,net.Dial,other,no-finding,,unknown,no,,a dial\n"))
	if err != nil {
		t.Fatal(err)
	}
	m := module.Version{Path: "example.com/m", Version: "v1.2.3"}
	want := []Row{
		{
			Module: m, Place: Place{"cmd/main.go", 12}, Callee: "net.Listen",
			Kind: KindListen, Expected: ExpectFinding,
			Alts: []Place{{"main.go", 3}, {"conf/c.go", 40}},
			Why:  `default ":8080", overridable`,
		},
		{
			Module: m, Place: Place{"dial.go", 7}, Callee: "net.Dial",
			Kind: KindOther, Expected: ExpectNone, Why: "a dial",
		},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

func TestReadLabelsRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":           "",
		"a missing column":  "module,version,file,line\n",
		"an unknown kind":   labelsHeader + "m,v1,f.go,1,c,serve,finding,,,,,\n",
		"an unknown answer": labelsHeader + "m,v1,f.go,1,c,listen,perhaps,,,,,\n",
		"no line":           labelsHeader + "m,v1,f.go,,c,listen,finding,,,,,\n",
		"line zero":         labelsHeader + "m,v1,f.go,0,c,listen,finding,,,,,\n",
		"a bare alt":        labelsHeader + "m,v1,f.go,1,c,listen,finding,,,,g.go,\n",
		"a short row":       labelsHeader + "m,v1,f.go,1\n",
	} {
		if rows, err := ReadLabels(strings.NewReader(text)); err == nil {
			t.Errorf("%s: read as %v", name, rows)
		}
	}
}

func TestKindFits(t *testing.T) {
	fits := map[Kind][]string{
		KindListen:    {"exclusive", "reuseaddr"},
		KindClient:    {"client-port"},
		KindReuseAddr: {"reuseaddr"},
		KindLinger:    {"linger"},
		KindOther:     nil,
	}
	for _, kind := range kinds {
		var got []string
		for _, rule := range []string{"exclusive", "client-port", "reuseaddr", "linger", "dual-stack"} {
			if kind.Fits(rule) {
				got = append(got, rule)
			}
		}
		if diff := cmp.Diff(fits[kind], got); diff != "" {
			t.Errorf("%v (-want +got):\n%s", kind, diff)
		}
	}
}
