package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"regexp"
	"strings"
	"testing"
)

// TestProblemMatcher reads a text report the way editors do.
func TestProblemMatcher(t *testing.T) {
	var matcher struct {
		ProblemMatcher []struct {
			Pattern []struct {
				Regexp                            string
				File, Line, Column, Message, Code int
			}
		}
	}
	if err := json.Unmarshal([]byte(read(t, "../../docs/ci/problem-matcher.json")), &matcher); err != nil {
		t.Fatal(err)
	}
	pattern := matcher.ProblemMatcher[0].Pattern[0]
	line := regexp.MustCompile(pattern.Regexp)

	var out bytes.Buffer
	if code := run(context.Background(), []string{"-C", "../../examples", "--no-cache", "./server", "./reuse"}, &out, io.Discard); code != exitFindings {
		t.Fatalf("exit code %d, want %d", code, exitFindings)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	for _, text := range lines {
		if !line.MatchString(text) {
			t.Errorf("no problem in the line %q", text)
		}
	}
	m := line.FindStringSubmatch(lines[0])
	if m == nil {
		t.Fatal("no problem in the first line")
	}
	got := []string{m[pattern.File], m[pattern.Line], m[pattern.Code]}
	if want := []string{"reuse/reuse_windows.go", "8", "reuseaddr"}; strings.Join(got, " ") != strings.Join(want, " ") || m[pattern.Message] == "" {
		t.Errorf("file, line and code %q, message %q; want %q", got, m[pattern.Message], want)
	}
}
