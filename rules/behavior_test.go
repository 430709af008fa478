package rules_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sockvet/sockvet/rules"
)

// What follows from the tables on the platforms that Go runs on, case by case
// and in words, so that a reader can check the rules without the tables.

// attackers returns the attackers of some kind that a victim is exposed to on
// Windows 11, as "OPTION/SCOPE: what they receive".
func attackers(t *testing.T, victim string, timing rules.Timing, sameUser bool) []string {
	t.Helper()
	found := []string{}
	for _, e := range rules.Exposures(platform(t, "11"), parse(t, victim)) {
		if e.Timing == timing && e.SameUser == sameUser {
			found = append(found, e.Attacker.String()+": "+e.Receives.String())
		}
	}
	return found
}

const sameUser, differentUser = true, false

func TestWhatFollowsFromTheTables(t *testing.T) {
	anySpecific := []string{
		"default/specific: the traffic of one interface",
		"SO_REUSEADDR/specific: the traffic of one interface",
		"SO_EXCLUSIVEADDRUSE/specific: the traffic of one interface",
	}
	reuseOnSameAddress := "SO_REUSEADDR/specific: an undetermined share"
	tests := []struct {
		name     string
		victim   string
		timing   rules.Timing
		sameUser bool
		want     []string
	}{
		// Late takeover.
		{"same user takes an address of a default wildcard with any option or none",
			"default/wildcard", rules.LateTakeover, sameUser, anySpecific},
		{"different user takes nothing of a default wildcard",
			"default/wildcard", rules.LateTakeover, differentUser, nil},
		{"same user takes nothing of a default specific",
			"default/specific", rules.LateTakeover, sameUser, nil},
		{"different user takes nothing of a default specific",
			"default/specific", rules.LateTakeover, differentUser, nil},
		{"same user takes of a SO_REUSEADDR wildcard",
			"reuseaddr/wildcard", rules.LateTakeover, sameUser, []string{
				"default/specific: the traffic of one interface",
				"SO_REUSEADDR/wildcard: an undetermined share",
				"SO_REUSEADDR/specific: the traffic of one interface",
				"SO_EXCLUSIVEADDRUSE/specific: the traffic of one interface",
			}},
		{"different user with SO_REUSEADDR takes of a SO_REUSEADDR wildcard",
			"reuseaddr/wildcard", rules.LateTakeover, differentUser, []string{
				"SO_REUSEADDR/wildcard: an undetermined share",
				"SO_REUSEADDR/specific: the traffic of one interface",
			}},
		{"same user with SO_REUSEADDR takes of a SO_REUSEADDR specific",
			"reuseaddr/specific", rules.LateTakeover, sameUser, []string{reuseOnSameAddress}},
		{"different user with SO_REUSEADDR takes of a SO_REUSEADDR specific",
			"reuseaddr/specific", rules.LateTakeover, differentUser, []string{reuseOnSameAddress}},
		{"same user takes nothing of an exclusive wildcard",
			"exclusive/wildcard", rules.LateTakeover, sameUser, nil},
		{"different user takes nothing of an exclusive wildcard",
			"exclusive/wildcard", rules.LateTakeover, differentUser, nil},
		{"same user takes nothing of an exclusive specific",
			"exclusive/specific", rules.LateTakeover, sameUser, nil},
		{"different user takes nothing of an exclusive specific",
			"exclusive/specific", rules.LateTakeover, differentUser, nil},

		// Early squat.
		{"same user sits on an address before a default wildcard",
			"default/wildcard", rules.EarlySquat, sameUser, anySpecific},
		{"different user sits on an address before a default wildcard",
			"default/wildcard", rules.EarlySquat, differentUser, anySpecific},
		{"same user sits on an address before a SO_REUSEADDR wildcard",
			"reuseaddr/wildcard", rules.EarlySquat, sameUser, []string{
				"default/specific: the traffic of one interface",
				"SO_REUSEADDR/wildcard: an undetermined share",
				"SO_REUSEADDR/specific: the traffic of one interface",
				"SO_EXCLUSIVEADDRUSE/specific: the traffic of one interface",
			}},
		{"different user sits on an address before a SO_REUSEADDR wildcard",
			"reuseaddr/wildcard", rules.EarlySquat, differentUser, []string{
				"default/specific: the traffic of one interface",
				"SO_REUSEADDR/wildcard: an undetermined share",
				"SO_REUSEADDR/specific: the traffic of one interface",
				"SO_EXCLUSIVEADDRUSE/specific: the traffic of one interface",
			}},
		{"nobody sits unnoticed before an exclusive wildcard, same user",
			"exclusive/wildcard", rules.EarlySquat, sameUser, nil},
		{"nobody sits unnoticed before an exclusive wildcard, different user",
			"exclusive/wildcard", rules.EarlySquat, differentUser, nil},
		{"nobody sits unnoticed before a default specific, same user",
			"default/specific", rules.EarlySquat, sameUser, nil},
		{"nobody sits unnoticed before a default specific, different user",
			"default/specific", rules.EarlySquat, differentUser, nil},
		{"different user with SO_REUSEADDR sits before a SO_REUSEADDR specific",
			"reuseaddr/specific", rules.EarlySquat, differentUser, []string{reuseOnSameAddress}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := append([]string{}, tt.want...)
			if diff := cmp.Diff(want, attackers(t, tt.victim, tt.timing, tt.sameUser)); diff != "" {
				t.Errorf("attackers (-want +got):\n%s", diff)
			}
		})
	}
}

// Across users, a late takeover needs the victim's own SO_REUSEADDR.
func TestWhatCrossesTheUserBoundary(t *testing.T) {
	for _, victim := range rules.Callers() {
		crosses := slices.ContainsFunc(rules.Exposures(platform(t, "11"), victim), func(e rules.Exposure) bool {
			return e.Timing == rules.LateTakeover && !e.SameUser
		})
		if crosses != (victim.Option == rules.ReuseAddr) {
			t.Errorf("%s: a different user can take over late: %t", victim, crosses)
		}
	}
}

// An exclusive wildcard gets an error where a squatter is bound already.
func TestExclusiveWildcardLearnsOfASquatter(t *testing.T) {
	server := rules.Caller{Option: rules.ExclusiveAddrUse, Scope: rules.Wildcard}
	for _, sameUser := range []bool{true, false} {
		for _, squatter := range rules.Callers() {
			if got := rules.Bind(platform(t, "11"), sameUser, squatter, server); got != rules.InUse {
				t.Errorf("after %s: %s, want %s", squatter, got, rules.InUse)
			}
		}
	}
}

// In Tables 3 and 4, the row and the column of SO_EXCLUSIVEADDRUSE on a
// specific address equal those of no option on a specific address.
func TestExclusiveUseOfASpecificAddressChangesNoCell(t *testing.T) {
	exclusive := rules.Caller{Option: rules.ExclusiveAddrUse, Scope: rules.Specific}
	plain := rules.Caller{Option: rules.Default, Scope: rules.Specific}
	p := platform(t, "11")
	for _, sameUser := range []bool{true, false} {
		for _, other := range rules.Callers() {
			if a, b := rules.Bind(p, sameUser, exclusive, other), rules.Bind(p, sameUser, plain, other); a != b {
				t.Errorf("row: before %s, exclusive gives %s and default %s", other, a, b)
			}
			if a, b := rules.Bind(p, sameUser, other, exclusive), rules.Bind(p, sameUser, other, plain); a != b {
				t.Errorf("column: after %s, exclusive gives %s and default %s", other, a, b)
			}
		}
	}
	if got := rules.Improvement(p, plain, rules.ExclusiveAddrUse); len(got) != 0 {
		t.Errorf("exclusive use of a specific address improves %v", got)
	}
}

// On Table 2 systems it does change something.
func TestExclusiveUseOfASpecificAddressMattersOnTable2(t *testing.T) {
	plain := rules.Caller{Option: rules.Default, Scope: rules.Specific}
	if got := rules.Improvement(platform(t, "XP"), plain, rules.ExclusiveAddrUse); len(got) == 0 {
		t.Error("exclusive use of a specific address improves nothing on Windows XP")
	}
}

func TestReceives(t *testing.T) {
	tests := []struct {
		own, other rules.Scope
		want       rules.Share
	}{
		{rules.Specific, rules.Wildcard, rules.OneInterface},
		{rules.Wildcard, rules.Specific, rules.OtherInterfaces},
		{rules.Wildcard, rules.Wildcard, rules.UndeterminedShare},
		{rules.Specific, rules.Specific, rules.UndeterminedShare},
	}
	for _, tt := range tests {
		if got := rules.Receives(tt.own, tt.other); got != tt.want {
			t.Errorf("%s beside %s receives %s, want %s", tt.own, tt.other, got, tt.want)
		}
	}
}

// The article's prose before Table 3 says that same-user behaviour is like it
// was before. Tables 2 and 3 differ, and the tables hold.
func TestSameUserIsNotLikeBefore(t *testing.T) {
	if cmp.Equal(rules.Tables()[1].Rows, rules.Tables()[2].Rows) {
		t.Error("Tables 2 and 3 are the same")
	}
}
