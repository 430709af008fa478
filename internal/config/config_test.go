package config_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/sockvet/sockvet/internal/config"
)

func TestParse(t *testing.T) {
	got, err := config.Parse("c.yml", []byte(`# why
level: warning
rules: &rules
  - -linger
  - exclusive
unknown-ports: yes
paths:
  - path: a/**
    rules: *rules
    level: error
  - {path: b, ignore: true}
`), []string{"level", "rules", "unknown-ports"})
	if err != nil {
		t.Fatal(err)
	}
	want := &config.File{
		Name: "c.yml",
		Settings: []config.Setting{
			{Key: "level", Values: []string{"warning"}, Line: 2},
			{Key: "rules", Values: []string{"-linger", "exclusive"}, List: true, Line: 3},
			{Key: "unknown-ports", Values: []string{"yes"}, Line: 6},
		},
		Paths: []config.PathRule{
			{Path: "a/**", Rules: []string{"-linger", "exclusive"}, Level: "error", Line: 8},
			{Path: "b", Ignore: true, Line: 11},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestParseErrors(t *testing.T) {
	for text, want := range map[string]string{
		"- a":                             "c.yml: line 1: want key: value",
		"level:":                          "c.yml: line 1: level has no value",
		"\nlevl: note":                    `c.yml: line 2: unknown key "levl" (did you mean level?)`,
		"Level: note":                     `c.yml: line 1: unknown key "Level" (did you mean level?)`,
		"fail_on: note":                   `c.yml: line 1: unknown key "fail_on" (did you mean fail-on?)`,
		"nonsense: note":                  `c.yml: line 1: unknown key "nonsense" (the keys are fail-on, level, paths)`,
		"level: {a: b}":                   "c.yml: line 1: level wants a value or a list of values",
		"level: [[a]]":                    "c.yml: line 1: level wants a list of single values",
		"paths: a":                        "c.yml: line 1: paths wants a list",
		"paths: [a]":                      "c.yml: line 1: want key: value",
		"paths: [{path: '['}]":            `c.yml: line 1: path "[" is no pattern`,
		"paths: [{ignore: true}]":         `c.yml: line 1: path "" is no pattern`,
		"paths: [{path: /a}]":             `c.yml: line 1: path "/a" matches nothing: it is to be relative to this file`,
		"paths: [{path: a/../b}]":         `c.yml: line 1: path "a/../b" matches nothing: names of files have no .. after a folder`,
		`paths: [{path: 'a\b'}]`:          `c.yml: line 1: path "a\\b" matches nothing: folders are separated by /`,
		"paths:\n- path: a\n  ignore: ja": "c.yml: line 3: ignore wants true or false",
		"paths:\n- path: a\n  rules: b":   "c.yml: line 3: rules wants a list",
		"paths:\n- path: [a]":             "c.yml: line 2: path wants one value",
		"level: note\nlevel: error":       "c.yml: line 2: level is already set in line 1",
		"level: note\n---\nlevel: error":  "c.yml: line 2: a second document, which would not be read",
		"level: \"note":                   "c.yml: found unexpected end of stream",
	} {
		_, err := config.Parse("c.yml", []byte(text), []string{"level", "fail-on"})
		if err == nil || err.Error() != want {
			t.Errorf("%q: got error %v, want %s", text, err, want)
		}
	}
}

func TestParseAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOf(rapid.SampledFrom([]string{"level", "paths", "path", ":", " ", "\n", "- ", "[", "]", "{", "}", "&a", "*a", "!!x ", "#", "'", "\t", "~", "<<", "|", "\xff"})).Draw(t, "text")
		var all string
		for _, part := range text {
			all += part
		}
		_, _ = config.Parse("c.yml", []byte(all), []string{"level"})
	})
}

func TestMatches(t *testing.T) {
	for _, test := range []struct {
		path, name string
		want       bool
	}{
		{"a", "a/b/c.go", true},
		{"a", "ab/c.go", false},
		{"a/*.go", "a/b.go", true},
		{"a/*.go", "a/b/c.go", false},
		{"**/b/**", "a/b/c.go", true},
		{"**/*_test.go", "a/b_test.go", true},
		{"{a,b}/**", "b/c.go", true},
		{"a", "../a/b.go", false},
	} {
		if got := (config.PathRule{Path: test.path}).Matches(test.name); got != test.want {
			t.Errorf("%s matches %s: %t", test.path, test.name, got)
		}
	}
}

// TestParseNothing: a file may say nothing, and have the marks of a document.
func TestParseNothing(t *testing.T) {
	for _, text := range []string{"", "# why\n", "---\n", "---\nlevel: note\n", "level: note\n...\n"} {
		if _, err := config.Parse("c.yml", []byte(text), []string{"level"}); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestPathSpelling: a path may be written as people write those of folders.
func TestPathSpelling(t *testing.T) {
	for path, want := range map[string]string{
		"a": "a", "a/": "a", "./a": "a", "./a//b/**": "a/b/**", "a/./b": "a/b", ".": "**", "./": "**",
		"../a": "../a", "../../a/": "../../a", `a\*b`: `a\*b`, "{a,b}/": "{a,b}",
	} {
		f, err := config.Parse("c.yml", []byte("paths: [{path: '"+path+"'}]"), nil)
		if err != nil {
			t.Error(err)
			continue
		}
		if got := f.Paths[0].Path; got != want {
			t.Errorf("%s is read as %s, want %s", path, got, want)
		}
	}
}

func TestFind(t *testing.T) {
	root := t.TempDir()
	for name, text := range map[string]string{
		".sockvet.yml":          "",
		"m/go.mod":              "module m\n",
		"m/.sockvet.yaml":       "",
		"m/a/b/c.go":            "",
		"n/go.mod":              "module n\n",
		"n/a/c.go":              "",
		"m/near/.sockvet.yml":   "",
		"m/near/.sockvet.yaml":  "",
		"m/near/below/below.go": "",
	} {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for dir, want := range map[string]string{
		"m": "m/.sockvet.yaml", "m/a/b": "m/.sockvet.yaml", "n": "", "n/a": "", ".": ".sockvet.yml", "m/near/below": "m/near/.sockvet.yml",
	} {
		got, err := config.Find(filepath.Join(root, dir))
		if err != nil {
			t.Error(err)
		}
		if want != "" {
			want = filepath.Join(root, filepath.FromSlash(want))
		}
		if got != want {
			t.Errorf("in %s: got %q, want %q", dir, got, want)
		}
	}
}
