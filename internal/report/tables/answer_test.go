package tables_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sockvet/sockvet/internal/report/tables"
	"github.com/sockvet/sockvet/rules"
)

// TestAnswers holds the answer to each question against the rules core.
func TestAnswers(t *testing.T) {
	for _, p := range rules.Platforms() {
		for _, sameUser := range []bool{true, false} {
			for _, first := range rules.Callers() {
				for _, second := range rules.Callers() {
					var b strings.Builder
					if err := tables.WriteAnswer(&b, p, sameUser, first, second); err != nil {
						t.Fatal(err)
					}
					outcome, cell, _ := rules.BindCell(p, sameUser, first, second)
					for _, want := range []string{p.Name, outcome.String(), cell.String()} {
						if !strings.Contains(b.String(), want) {
							t.Errorf("no %q in:\n%s", want, b.String())
						}
					}
				}
			}
		}
	}
}

func TestAnswerWithoutConflict(t *testing.T) {
	first := rules.Caller{Scope: rules.Specific, Address: "10.0.0.1"}
	second := rules.Caller{Scope: rules.Specific, Address: "10.0.0.2"}
	var b strings.Builder
	if err := tables.WriteAnswer(&b, rules.GoPlatforms()[0], true, first, second); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); !strings.Contains(got, "no table: the callers do not conflict") || strings.Contains(got, "receives") {
		t.Errorf("got:\n%s", got)
	}
}

// TestExposuresInAnswers counts one line for each exposure, and one "gone" for
// each that SO_EXCLUSIVEADDRUSE removes.
func TestExposuresInAnswers(t *testing.T) {
	for _, p := range rules.Platforms() {
		for _, victim := range rules.Callers() {
			var b strings.Builder
			if err := tables.WriteAnswers(&b, p, []bool{true, false}, victim); err != nil {
				t.Fatal(err)
			}
			lines, gone := 0, 0
			for line := range strings.Lines(b.String()) {
				if strings.HasPrefix(line, rules.LateTakeover.String()) || strings.HasPrefix(line, rules.EarlySquat.String()) {
					lines++
				}
				if strings.HasSuffix(line, " gone\n") {
					gone++
				}
			}
			got := fmt.Sprintf("%d exposures, %d gone", lines, gone)
			want := fmt.Sprintf("%d exposures, %d gone", len(rules.Exposures(p, victim)), len(rules.Improvement(p, victim, rules.ExclusiveAddrUse)))
			if got != want {
				t.Errorf("%s, %s: %s, want %s", p.Name, victim, got, want)
			}
		}
	}
}
