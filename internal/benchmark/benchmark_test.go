package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/sockvet/sockvet/internal/accuracy/module"
)

// TestMedian: as many samples are below the median as above, but for the
// median itself, in whatever order they come.
func TestMedian(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Int64Range(0, 50), 1, 9).Draw(t, "values")
		m := median(values, func(v int64) int64 { return v })
		below, above := 0, 0
		for _, v := range values {
			switch {
			case v < m:
				below++
			case v > m:
				above++
			}
		}
		if below > len(values)/2 || above > len(values)/2 {
			t.Fatalf("median of %v is %d", values, m)
		}
	})
	if m := (samples{}).wall(); m != 0 {
		t.Errorf("median of nothing is %v", m)
	}
}

func runs(walls ...time.Duration) samples {
	var s samples
	for _, w := range walls {
		s = append(s, sample{wall: w, peak: 3e8})
	}
	return s
}

// TestRatioIsOfPairs: a machine that was slower for one round was so for
// both.
func TestRatioIsOfPairs(t *testing.T) {
	if r := ratio(runs(40, 80, 40), runs(10, 20, 10)); r != 4 {
		t.Errorf("ratio is %v, want 4", r)
	}
}

func TestTable(t *testing.T) {
	got := table("a machine", []row{{
		module: module.Version{Path: "github.com/caddyserver/caddy/v2", Version: "v2.11.9"},
		title:  "first run",
		runs: map[string]samples{
			"sockvet":     runs(2*time.Second, time.Second, 3*time.Second),
			"staticcheck": runs(20*time.Second, 30*time.Second, 40*time.Second),
			"gosec":       runs(50*time.Second, 50*time.Second, 60*time.Second),
		},
	}})
	want := "| caddy v2.11.9 | first run (3 runs) | 2.00 s | 30.00 s | 50.00 s | – | 13.3 | 300 MB, 300 MB, 300 MB |\n"
	if !strings.HasSuffix(got, want) {
		t.Errorf("table ends with\n%swant\n%s", got[strings.LastIndex(got[:len(got)-1], "\n")+1:], want)
	}
}

func TestLeaf(t *testing.T) {
	p, ok := leaf([]listed{
		{ImportPath: "m/low", GoFiles: []string{"a.go"}},
		{ImportPath: "m/small", GoFiles: []string{"a.go"}, Imports: []string{"m/low"}, Deps: []string{"m/low"}},
		{ImportPath: "m/cmd", GoFiles: []string{"a.go"}, Imports: []string{"m/mid"}, Deps: []string{"m/low", "m/mid"}},
		{ImportPath: "m/mid", GoFiles: []string{"a.go"}, Imports: []string{"m/low"}, Deps: []string{"m/low"}},
		{ImportPath: "m/empty", Deps: []string{"a", "b", "c"}},
	})
	if !ok || p.ImportPath != "m/cmd" {
		t.Errorf("leaf is %q, want m/cmd", p.ImportPath)
	}
}

func TestEditAndRestore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.go")
	l := leafFile{path: path, original: []byte("package a\n"), edits: new(int)}
	seen := make(map[string]bool)
	for range 3 {
		if err := l.edit(); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil || seen[string(data)] {
			t.Errorf("content %q, %v was there before", data, err)
		}
		seen[string(data)] = true
	}
	l.restore()
	if data, err := os.ReadFile(path); err != nil || string(data) != "package a\n" {
		t.Errorf("restored to %q, %v", data, err)
	}
}

func TestParts(t *testing.T) {
	got := parts([]listed{
		{ImportPath: "a", Deps: []string{"x", "y"}},
		{ImportPath: "b", Deps: []string{"x", "z"}},
		{ImportPath: "c"},
	}, []int{3, 4, 100})
	want := []part{
		{[]string{"c", "a"}, []string{"a", "c", "x", "y"}},
		{[]string{"./..."}, []string{"a", "b", "c", "x", "y", "z"}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("parts are %v, want %v", got, want)
	}
}

func TestBadFlags(t *testing.T) {
	for _, args := range [][]string{{"-cases", "fourth"}, {"-runs", "0"}, {"-cold-runs", "-1"}, {"-tools", "vet"}} {
		if _, err := parseOptions(args); err == nil {
			t.Errorf("%v is no error", args)
		}
	}
}
