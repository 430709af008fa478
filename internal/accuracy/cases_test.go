package main

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestReadExpect(t *testing.T) {
	got, err := readExpect("006-config", strings.NewReader(`# default in one package, bind in another

finding server/server.go:15 exclusive|reuseaddr also main.go:12,config/config.go:9
optional main.go:11 client-port
`))
	if err != nil {
		t.Fatal(err)
	}
	want := Case{Name: "006-config", Lines: []ExpectLine{
		{
			Text:   "finding server/server.go:15 exclusive|reuseaddr also main.go:12,config/config.go:9",
			Rules:  []string{"exclusive", "reuseaddr"},
			Places: []Place{{"server/server.go", 15}, {"main.go", 12}, {"config/config.go", 9}},
		},
		{
			Text:     "optional main.go:11 client-port",
			Optional: true,
			Rules:    []string{"client-port"},
			Places:   []Place{{"main.go", 11}},
		},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("case (-want +got):\n%s", diff)
	}
}

func TestReadExpectRefuses(t *testing.T) {
	for _, text := range []string{
		"",
		"# only a comment\n",
		"clean\nfinding main.go:1 exclusive\n",
		"finding main.go exclusive\n",
		"finding main.go:1\n",
		"finding main.go:1 exclusive or main.go:2\n",
		"finding main.go:1 exclusive also main.go\n",
		"maybe main.go:1 exclusive\n",
	} {
		if c, err := readExpect("c", strings.NewReader(text)); err == nil {
			t.Errorf("%q was read as %v", text, c)
		}
	}
}

func TestReadCases(t *testing.T) {
	cases, err := readCases(fstest.MapFS{
		"go.mod":                 {Data: []byte("module cases\n")},
		"001-literal/main.go":    {},
		"001-literal/expect.txt": {Data: []byte("finding main.go:9 exclusive\n")},
		"002-zero/expect.txt":    {Data: []byte("clean\n")},
		"shared/helper.go":       {},
	})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range cases {
		names = append(names, c.Name)
	}
	if diff := cmp.Diff([]string{"001-literal", "002-zero"}, names); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
}

func TestJudgeCases(t *testing.T) {
	known := func(rule string) bool { return slices.Contains([]string{"exclusive", "reuseaddr"}, rule) }
	for name, test := range map[string]struct {
		expect   string
		findings []Finding // files below the case's folder
		right    bool
		waiting  []string
		unmet    int
		extra    int
	}{
		"met":                    {expect: "finding main.go:9 exclusive", findings: []Finding{finding("exclusive", "c/main.go", 9)}, right: true},
		"met elsewhere":          {expect: "finding main.go:9 exclusive also conf/c.go:3", findings: []Finding{finding("exclusive", "c/conf/c.go", 3)}, right: true},
		"met by another rule":    {expect: "finding main.go:9 exclusive|reuseaddr", findings: []Finding{finding("reuseaddr", "c/main.go", 9)}, right: true},
		"met twice":              {expect: "finding main.go:9 exclusive also main.go:3", findings: []Finding{finding("exclusive", "c/main.go", 9), finding("exclusive", "c/main.go", 3)}, right: true},
		"missed":                 {expect: "finding main.go:9 exclusive", unmet: 1},
		"other line":             {expect: "finding main.go:9 exclusive", findings: []Finding{finding("exclusive", "c/main.go", 8)}, unmet: 1, extra: 1},
		"other rule":             {expect: "finding main.go:9 exclusive", findings: []Finding{finding("reuseaddr", "c/main.go", 9)}, unmet: 1, extra: 1},
		"clean":                  {expect: "clean", right: true},
		"not clean":              {expect: "clean", findings: []Finding{finding("exclusive", "c/main.go", 9)}, extra: 1},
		"other case's finding":   {expect: "clean", findings: []Finding{finding("exclusive", "d/main.go", 9)}, right: true},
		"optional, not reported": {expect: "finding main.go:9 exclusive\noptional main.go:4 reuseaddr", findings: []Finding{finding("exclusive", "c/main.go", 9)}, right: true},
		"optional, reported":     {expect: "optional main.go:4 reuseaddr", findings: []Finding{finding("reuseaddr", "c/main.go", 4)}, right: true},
		"waits":                  {expect: "finding main.go:9 dual-stack", findings: []Finding{finding("exclusive", "c/main.go", 2)}, waiting: []string{"dual-stack"}},
		"waits for all rules":    {expect: "finding main.go:9 option-value|reuseaddr", waiting: []string{"option-value"}},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := readExpect("c", strings.NewReader(test.expect))
			if err != nil {
				t.Fatal(err)
			}
			results := judgeCases([]Case{c}, test.findings, known)
			if len(results) != 1 {
				t.Fatalf("%d results for one case", len(results))
			}
			r := results[0]
			if diff := cmp.Diff(test.waiting, r.Waiting); diff != "" {
				t.Errorf("waiting (-want +got):\n%s", diff)
			}
			if r.Right() != test.right || len(r.Unmet) != test.unmet || len(r.Extra) != test.extra {
				t.Errorf("right %v, unmet %v, extra %v; want %v, %d, %d", r.Right(), r.Unmet, r.Extra, test.right, test.unmet, test.extra)
			}
		})
	}
}
