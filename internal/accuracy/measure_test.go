package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sockvet/sockvet/internal/accuracy/module"
)

// workWith returns a work folder in which the modules stand prepared, so that
// nothing is fetched.
func workWith(t *testing.T, modules ...module.Version) string {
	t.Helper()
	work := t.TempDir()
	for _, m := range modules {
		if err := os.MkdirAll(filepath.Join(work, "modules", filepath.FromSlash(m.String())), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return work
}

func TestReport(t *testing.T) {
	good := module.Version{Path: "example.com/good", Version: "v1.0.0"}
	broken := module.Version{Path: "example.com/broken", Version: "v1.0.0"}
	labels := t.TempDir()
	write(t, filepath.Join(labels, "labels.csv"), labelsHeader+
		"example.com/good,v1.0.0,s.go,10,net.Listen,listen,finding,80,wildcard,no,,literal\n"+
		"example.com/good,v1.0.0,s.go,20,net.Listen,listen,no-finding,0,wildcard,no,,\"port 0, ephemeral\"\n"+
		"example.com/broken,v1.0.0,s.go,1,net.Listen,listen,finding,80,wildcard,no,,nobody can run this\n")
	write(t, filepath.Join(labels, "cases", "001-x", "expect.txt"), "finding main.go:5 exclusive\n")
	rows, err := readLabelsFile(filepath.Join(labels, "labels.csv"))
	if err != nil {
		t.Fatal(err)
	}

	b := &bench{work: workWith(t, good, broken)}
	b.sockvet = func(_ context.Context, dir string) (Answer, error) {
		switch filepath.Base(dir) {
		case "good@v1.0.0":
			return Answer{
				Findings: []Finding{finding("exclusive", "s.go", 10), finding("exclusive", "s.go", 20), finding("exclusive", "t.go", 3)},
				Problems: []string{"example.com/good/x: type error"},
			}, nil
		case "cases":
			return Answer{Findings: []Finding{finding("exclusive", "001-x/main.go", 6)}}, nil
		}
		return Answer{}, errors.New("the tool fell over")
	}
	b.gosec = func(context.Context, string) (Answer, error) { return Answer{}, nil }

	report := &Report{}
	for _, m := range selectModules(rows, "") {
		b.module(t.Context(), report, m, rowsOf(rows, m))
	}
	report.Cases, err = b.cases(t.Context(), filepath.Join(labels, "cases"))
	if err != nil {
		t.Fatal(err)
	}

	var out strings.Builder
	report.print(&out)
	for _, want := range []string{
		"miss         s.go:1: listen net.Listen: nobody can run this",
		"false alarm  s.go:20:",
		"because: port 0, ephemeral",
		"unlabelled   t.go:3:",
		"not analysed example.com/good/x: type error",
		"expected  finding main.go:5 exclusive",
		"got       main.go:6:",
		"example.com/broken@v1.0.0: the tool fell over",
		"gosec",
		"cases: 0 right, 1 wrong, 0 waiting",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, out.String())
		}
	}
	if p, r := report.Total.Precision(), report.Total.Recall(); p != 0.5 || r != 0.5 {
		t.Errorf("precision %v, recall %v, want 0.5 and 0.5", p, r)
	}

	err = report.gate(options{minPrecision: 0.97, minRecall: 0.95, allCases: true})
	if err == nil {
		t.Fatal("the gate let everything through")
	}
	for _, want := range []string{"1 runs failed", "precision 0.500", "recall 0.500", "1 cases"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the gate doesn't say %q: %v", want, err)
		}
	}
	report.Failed = nil
	if err := report.gate(options{}); err != nil {
		t.Errorf("without minimums: %v", err)
	}
}

func TestWithin(t *testing.T) {
	stuck := func(ctx context.Context, _ string) (Answer, error) {
		<-ctx.Done()
		return Answer{}, errors.New("signal: killed")
	}
	_, err := within(time.Millisecond, stuck)(t.Context(), "")
	if err == nil || !strings.Contains(err.Error(), "not done in 1ms: signal: killed") {
		t.Errorf("got %v", err)
	}
	failing := func(context.Context, string) (Answer, error) { return Answer{}, errors.New("exit status 2") }
	_, err = within(time.Minute, failing)(t.Context(), "")
	if err == nil || err.Error() != "exit status 2" {
		t.Errorf("got %v", err)
	}
}

func TestSelectModules(t *testing.T) {
	a := module.Version{Path: "example.com/a", Version: "v1.0.0"}
	b := module.Version{Path: "example.com/b", Version: "v1.0.0"}
	rows := []Row{{Module: b}, {Module: a}, {Module: b}}
	if got := selectModules(rows, ""); len(got) != 2 || got[0] != b || got[1] != a {
		t.Errorf("all: %v", got)
	}
	if got := selectModules(rows, "/a@"); len(got) != 1 || got[0] != a {
		t.Errorf("/a@: %v", got)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
