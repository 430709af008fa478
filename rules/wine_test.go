package rules_test

import (
	"testing"

	"github.com/sockvet/sockvet/rules"
)

// The pairs of IPv4 TCP sockets whose binds Wine's test suite asserts, which
// is written to pass on Windows: function test_reuseaddr in
// dlls/ws2_32/tests/sock.c of Wine 10.17, the pairs of its table
// tests_exclusive and those of its text. Both sockets are of one process, so
// these are cells of Table 3. "Specific" is 127.0.0.1 in all of them.
func TestBindAgreesWithWine(t *testing.T) {
	tests := []struct {
		first, second string
		want          rules.Outcome
	}{
		// tests_exclusive
		{"exclusive/wildcard", "default/specific", rules.Access},
		{"default/wildcard", "exclusive/specific", rules.Success},
		{"exclusive/wildcard", "exclusive/specific", rules.Access},
		{"exclusive/specific", "default/wildcard", rules.Success},
		{"default/specific", "exclusive/wildcard", rules.InUse},
		{"default/wildcard", "exclusive/wildcard", rules.InUse},
		{"default/wildcard", "default/wildcard", rules.InUse},
		{"exclusive/specific", "default/specific", rules.InUse},
		{"default/specific", "exclusive/specific", rules.InUse},
		// the text of test_reuseaddr
		{"default/specific", "reuseaddr/specific", rules.Access},
		{"reuseaddr/specific", "reuseaddr/specific", rules.Success},
		{"default/wildcard", "default/specific", rules.Success},
		{"default/specific", "default/wildcard", rules.Success},
	}
	for _, tt := range tests {
		if got := rules.Bind(platform(t, "11"), true, parse(t, tt.first), parse(t, tt.second)); got != tt.want {
			t.Errorf("%s then %s: %s, want %s", tt.first, tt.second, got, tt.want)
		}
	}

	// Here Wine asserts that bind fails, and not how.
	if got := rules.Bind(platform(t, "11"), true, parse(t, "reuseaddr/specific"), parse(t, "default/specific")); got == rules.Success {
		t.Error("reuseaddr/specific then default/specific: success, want an error")
	}
}

// Wine asserts as well that a connection to 127.0.0.1 is accepted by the
// socket that is bound to it and not by the one on 0.0.0.0, in both orders.
func TestReceivesAgreesWithWine(t *testing.T) {
	if got := rules.Receives(rules.Specific, rules.Wildcard); got != rules.OneInterface {
		t.Errorf("the specific socket receives %s", got)
	}
	for _, timing := range rules.Timings() {
		found := false
		for _, e := range rules.Exposures(platform(t, "11"), parse(t, "default/wildcard")) {
			if e.Timing == timing && e.SameUser && e.Attacker == parse(t, "default/specific") {
				found = e.Receives == rules.OneInterface
			}
		}
		if !found {
			t.Errorf("%s: the specific socket does not receive its interface's traffic", timing)
		}
	}
}
