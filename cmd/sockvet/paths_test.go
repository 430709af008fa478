package main

import (
	"testing"

	"github.com/sockvet/sockvet/internal/config"
)

// TestPathSelects: what a path's list of rules makes of a rule that was on or
// off before.
func TestPathSelects(t *testing.T) {
	for _, test := range []struct {
		rules   []string
		off, on bool // whether linger is on, where it was off or on before
	}{
		{nil, false, true},
		{[]string{"-linger"}, false, false},
		{[]string{"-exclusive"}, false, true},
		{[]string{"+linger"}, true, true},
		{[]string{"+exclusive"}, false, true},
		{[]string{"linger"}, true, true},
		{[]string{"exclusive"}, false, false},
		{[]string{"exclusive", "+linger"}, true, true},
		{[]string{"linger", "-linger"}, false, false},
	} {
		rule := pathRule{PathRule: config.PathRule{Rules: test.rules}}
		if off, on := rule.selects("linger", false), rule.selects("linger", true); off != test.off || on != test.on {
			t.Errorf("%q: %t and %t, want %t and %t", test.rules, off, on, test.off, test.on)
		}
	}
}
