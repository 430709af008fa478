package rules_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/sockvet/sockvet/rules"
)

func platforms() *rapid.Generator[rules.Platform] {
	return rapid.SampledFrom(rules.Platforms())
}

func callers() *rapid.Generator[rules.Caller] {
	return rapid.SampledFrom(rules.Callers())
}

// The article: "when two sockets are bound to the same port number but each
// on a different explicit interface, there is no conflict", with 10.0.0.1 and
// 10.99.99.99 and "any or no options set".
func TestDifferentSpecificAddressesDoNotConflict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := platforms().Draw(t, "platform")
		first := rules.Caller{Option: callers().Draw(t, "first").Option, Scope: rules.Specific, Address: "10.0.0.1"}
		second := rules.Caller{Option: callers().Draw(t, "second").Option, Scope: rules.Specific, Address: "10.99.99.99"}
		outcome, cell, conflict := rules.BindCell(p, rapid.Bool().Draw(t, "same user"), first, second)
		if outcome != rules.Success || conflict || cell != (rules.Cell{}) {
			t.Fatalf("got %s from %s, conflict %t", outcome, cell, conflict)
		}
	})
}

func TestEphemeralPortsDoNotConflict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := platforms().Draw(t, "platform")
		first, second := callers().Draw(t, "first"), callers().Draw(t, "second")
		if rapid.Bool().Draw(t, "the first is ephemeral") {
			first.Ephemeral = true
		} else {
			second.Ephemeral = true
		}
		outcome, cell, conflict := rules.BindCell(p, rapid.Bool().Draw(t, "same user"), first, second)
		if outcome != rules.Success || conflict || cell != (rules.Cell{}) {
			t.Fatalf("got %s from %s, conflict %t", outcome, cell, conflict)
		}
	})
}

func TestWhichSpecificAddressesConflict(t *testing.T) {
	tests := []struct {
		a, b     string
		conflict bool
	}{
		{"", "", true},
		{"10.0.0.1", "", true},
		{"10.0.0.1", "10.0.0.1", true},
		{"10.0.0.1", "::ffff:10.0.0.1", true}, // Wine, sock.c: INUSE
		{"::1", "0:0:0:0:0:0:0:1", true},
		{"localhost", "127.0.0.1", true}, // may be the same
		{"10.0.0.1", "10.99.99.99", false},
		{"127.0.0.1", "::1", false}, // Wine, sock.c: success
		{"fe80::1%1", "fe80::1%2", false},
	}
	for _, tt := range tests {
		first := rules.Caller{Scope: rules.Specific, Address: tt.a}
		second := rules.Caller{Scope: rules.Specific, Address: tt.b}
		for range 2 {
			if _, _, got := rules.BindCell(platform(t, "11"), true, first, second); got != tt.conflict {
				t.Errorf("%q and %q: conflict %t, want %t", first.Address, second.Address, got, tt.conflict)
			}
			first, second = second, first
		}
	}
}

// A wildcard covers every address, so a caller's Address is no way round it.
func TestWildcardConflictsWithAnyAddress(t *testing.T) {
	first := rules.Caller{Option: rules.ExclusiveAddrUse, Scope: rules.Wildcard}
	for _, address := range []string{"10.0.0.1", "10.99.99.99"} {
		second := rules.Caller{Scope: rules.Specific, Address: address}
		outcome, cell, conflict := rules.BindCell(platform(t, "11"), false, first, second)
		if outcome != rules.Access || !conflict || cell.Table != 4 {
			t.Errorf("%s: got %s from %s", address, outcome, cell)
		}
		if cell.Second.Address != "" {
			t.Errorf("cell %s has an address", cell)
		}
	}
}

// BindCell and Bind agree, and the cell holds the outcome.
func TestBindReadsTheCellItNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, sameUser := platforms().Draw(t, "platform"), rapid.Bool().Draw(t, "same user")
		first, second := callers().Draw(t, "first"), callers().Draw(t, "second")
		outcome, cell, conflict := rules.BindCell(p, sameUser, first, second)
		if !conflict {
			t.Fatalf("no conflict between %s and %s", first, second)
		}
		if got := rules.Bind(p, sameUser, first, second); got != outcome {
			t.Fatalf("Bind says %s, BindCell %s", got, outcome)
		}
		if cell.Outcome() != outcome || cell.Table != p.Regime().Table(sameUser) {
			t.Fatalf("%s holds %s, BindCell says %s", cell, cell.Outcome(), outcome)
		}
		if p.Regime() != rules.NoExclusive && (cell.First != first || cell.Second != second) {
			t.Fatalf("read %s for %s then %s", cell, first, second)
		}
	})
}

// Where exclusive use does not exist, asking for it is asking for nothing.
func TestExclusiveUseOn9xIsDefault(t *testing.T) {
	tests := []struct {
		first, second string
		want          rules.Outcome
		cell          string
	}{
		{"exclusive/wildcard", "reuseaddr/wildcard", rules.Success,
			"Table 2, first caller default/wildcard, second caller SO_REUSEADDR/wildcard"},
		{"default/wildcard", "exclusive/specific", rules.InUse,
			"Table 2, first caller default/wildcard, second caller default/specific"},
	}
	for _, tt := range tests {
		outcome, cell, _ := rules.BindCell(platform(t, "98"), false, parse(t, tt.first), parse(t, tt.second))
		if outcome != tt.want || cell.String() != tt.cell {
			t.Errorf("%s then %s: %s from %s, want %s from %s", tt.first, tt.second, outcome, cell, tt.want, tt.cell)
		}
	}
}

// Table 2 does not know users.
func TestUserIsIrrelevantBeforeEnhancedSecurity(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := platforms().Filter(func(p rules.Platform) bool { return !p.Enhanced }).Draw(t, "platform")
		first, second := callers().Draw(t, "first"), callers().Draw(t, "second")
		if same, different := rules.Bind(p, true, first, second), rules.Bind(p, false, first, second); same != different {
			t.Fatalf("same user %s, different users %s", same, different)
		}
	})
}

// One of the platforms that Go runs on answers for all.
func TestGoPlatformsAgree(t *testing.T) {
	all := rules.GoPlatforms()
	for _, p := range all[1:] {
		for _, sameUser := range []bool{true, false} {
			for _, first := range rules.Callers() {
				for _, second := range rules.Callers() {
					if a, b := rules.Bind(all[0], sameUser, first, second), rules.Bind(p, sameUser, first, second); a != b {
						t.Errorf("%s then %s: %s on %s, %s on %s", first, second, a, all[0].Name, b, p.Name)
					}
				}
			}
		}
	}
}
