package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// shown matches a command in README.md, and what the page says it prints.
var shown = regexp.MustCompile("(?m)(^```sh\n(?:go run ./cmd/)?sockvet (.*)\n```\n\n```text\n)((?:.*\n)*?)```$")

// duration is what differs between two runs of a command.
var duration = regexp.MustCompile(`\d+\.\ds\b`)

// TestReadme runs the commands of README.md that are followed by their output
// and compares.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	actual := shown.ReplaceAllStringFunc(string(page), func(text string) string {
		ran++
		match := shown.FindStringSubmatch(text)
		before, command := match[1], match[2]
		var terminal strings.Builder
		if code := run(t.Context(), strings.Fields(command), &terminal, &terminal); code > exitFindings {
			t.Errorf("sockvet %s: exit code %d", command, code)
		}
		return before + terminal.String() + "```"
	})
	if ran == 0 {
		t.Fatal("README.md shows no output")
	}
	if *update {
		if err := os.WriteFile("README.md", []byte(actual), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, got := duration.ReplaceAllString(string(page), "1.0s"), duration.ReplaceAllString(actual, "1.0s")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("run go test ./cmd/sockvet -update (-README +got):\n%s", diff)
	}
}
