package rules_test

import (
	"testing"

	"github.com/sockvet/sockvet/rules"
)

func TestParseLevel(t *testing.T) {
	for _, want := range []rules.Level{rules.Note, rules.Warning, rules.Error} {
		if got, err := rules.ParseLevel(want.String()); err != nil || got != want {
			t.Errorf("ParseLevel(%q) = %s, %v", want, got, err)
		}
	}
	if got, err := rules.ParseLevel("info"); err == nil {
		t.Errorf("ParseLevel(info) = %s, want an error", got)
	}
}

func TestLevelsAreOrdered(t *testing.T) {
	if !(rules.Note < rules.Warning && rules.Warning < rules.Error) {
		t.Error("want Note < Warning < Error")
	}
}
