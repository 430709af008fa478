package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sockvet/sockvet/internal/report/ruledoc"
	"github.com/sockvet/sockvet/rules"
)

// shown matches a command in README.md, and what the page says it prints.
var shown = regexp.MustCompile("(?m)(^```sh\n(?:go run ./cmd/)?sockvet (.*)\n```\n\n```text\n)((?:.*\n)*?)```$")

// rulesTable matches where README.md lists the rules.
var rulesTable = regexp.MustCompile(`(?s)(<!-- rules -->\n).*?(<!-- end of rules -->)`)

// duration is what differs between two runs of a command.
var duration = regexp.MustCompile(`\d+\.\ds\b`)

func withoutTimes(text string) string { return duration.ReplaceAllString(text, "1.0s") }

// TestReadme runs the commands of README.md that are followed by their output
// and compares, and holds its list of rules against the catalogue.
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
		now := before + terminal.String() + "```"
		if withoutTimes(now) == withoutTimes(text) {
			return text // another time is no news
		}
		return now
	})
	actual = rulesTable.ReplaceAllString(actual, "${1}\n"+ruledoc.Table(rules.Catalogue(), "docs/rules/")+"\n${2}")
	if ran == 0 {
		t.Fatal("README.md shows no output")
	}
	if *update {
		if err := os.WriteFile("README.md", []byte(actual), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(withoutTimes(string(page)), withoutTimes(actual)); diff != "" {
		t.Errorf("run go test ./cmd/sockvet -update (-README +got):\n%s", diff)
	}
}
