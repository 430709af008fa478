package rules_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/sockvet/sockvet/rules"
)

// attack is what makes an exposure one, spelled out for the tests.
type attack struct {
	Timing   rules.Timing
	SameUser bool
	Attacker rules.Caller
}

func attackOf(e rules.Exposure) attack {
	return attack{e.Timing, e.SameUser, e.Attacker}
}

// takes says what an attacker has of a victim when both are bound. It is a
// table, written without looking at Receives.
var takes = map[[2]rules.Scope]string{ // victim, attacker
	{rules.Wildcard, rules.Wildcard}: "an undetermined share",
	{rules.Wildcard, rules.Specific}: "the traffic of one interface",
	{rules.Specific, rules.Specific}: "an undetermined share",
	{rules.Specific, rules.Wildcard}: "", // the other interfaces are not the victim's
}

// Exposures is held against Bind for every victim, attacker, user and order.
func TestExposuresAgreeWithBind(t *testing.T) {
	for _, p := range rules.Platforms() {
		for _, victim := range rules.Callers() {
			want := make(map[attack]string)
			for _, attacker := range rules.Callers() {
				if attacker.Option == rules.ExclusiveAddrUse && p.Exclusive == rules.Never {
					continue
				}
				share := takes[[2]rules.Scope{victim.Scope, attacker.Scope}]
				for _, sameUser := range []bool{false, true} {
					if share != "" && rules.Bind(p, sameUser, victim, attacker) == rules.Success {
						want[attack{rules.LateTakeover, sameUser, attacker}] = share
					}
					if share != "" && rules.Bind(p, sameUser, attacker, victim) == rules.Success {
						want[attack{rules.EarlySquat, sameUser, attacker}] = share
					}
				}
			}
			got := make(map[attack]string)
			exposures := rules.Exposures(p, victim)
			for _, e := range exposures {
				got[attackOf(e)] = e.Receives.String()
				if e.Cell.Outcome() != rules.Success {
					t.Errorf("%s, %s: %s holds %s", p.Name, victim, e.Cell, e.Cell.Outcome())
				}
			}
			if len(got) != len(exposures) {
				t.Errorf("%s, %s: an exposure occurs twice in %v", p.Name, victim, exposures)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s, %s (-brute force +Exposures):\n%s", p.Name, victim, diff)
			}
		}
	}
}

func TestExposuresAreInOrder(t *testing.T) {
	rank := func(e rules.Exposure) []int {
		different := 1
		if e.SameUser {
			different = 0
		}
		return []int{int(e.Timing), different, int(e.Attacker.Option), int(e.Attacker.Scope)}
	}
	for _, p := range rules.Platforms() {
		for _, victim := range rules.Callers() {
			exposures := rules.Exposures(p, victim)
			if !slices.IsSortedFunc(exposures, func(a, b rules.Exposure) int { return slices.Compare(rank(a), rank(b)) }) {
				t.Errorf("%s, %s: out of order: %v", p.Name, victim, exposures)
			}
		}
	}
}

// An exposure names the cell that says so, with victim and attacker in it.
func TestExposureCell(t *testing.T) {
	victim := rules.Caller{}
	for _, e := range rules.Exposures(platform(t, "11"), victim) {
		want := rules.Cell{Table: 4, First: victim, Second: e.Attacker}
		if e.SameUser {
			want.Table = 3
		}
		if e.Timing == rules.EarlySquat {
			want.First, want.Second = e.Attacker, victim
		}
		if e.Cell != want {
			t.Errorf("%s: read %s, want %s", e, e.Cell, want)
		}
	}
}

func TestEphemeralVictimIsNotExposed(t *testing.T) {
	for _, p := range rules.Platforms() {
		for _, victim := range rules.Callers() {
			victim.Ephemeral = true
			if got := rules.Exposures(p, victim); len(got) != 0 {
				t.Errorf("%s, %s: %v", p.Name, victim, got)
			}
		}
	}
}

// The victim's own address makes no difference: the attacker picks the same.
func TestExposuresDoNotDependOnTheAddress(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := platforms().Draw(t, "platform")
		victim := rules.Caller{Option: callers().Draw(t, "victim").Option, Scope: rules.Specific}
		want := rules.Exposures(p, victim)
		victim.Address = rapid.SampledFrom([]string{"127.0.0.1", "::1", "localhost"}).Draw(t, "address")
		if diff := cmp.Diff(want, rules.Exposures(p, victim)); diff != "" {
			t.Fatalf("with %s (-without address +with):\n%s", victim, diff)
		}
	})
}

// Everything and OtherInterfaces are never what an attacker on Windows has of
// its victim's traffic.
func TestSharesThatDoNotOccur(t *testing.T) {
	for _, p := range rules.Platforms() {
		for _, victim := range rules.Callers() {
			for _, e := range rules.Exposures(p, victim) {
				if e.Receives != rules.UndeterminedShare && e.Receives != rules.OneInterface {
					t.Errorf("%s, %s: %s", p.Name, victim, e)
				}
			}
		}
	}
}

// Improvement names what is there before, is gone afterwards, and nothing less.
func TestImprovement(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, victim := platforms().Draw(t, "platform"), callers().Draw(t, "victim")
		option := rapid.SampledFrom(rules.Options()).Draw(t, "option")
		improvement := rules.Improvement(p, victim, option)

		improved := victim
		improved.Option = option
		after := make(map[attack]bool)
		for _, e := range rules.Exposures(p, improved) {
			after[attackOf(e)] = true
		}
		before := rules.Exposures(p, victim)
		for _, e := range improvement {
			if after[attackOf(e)] {
				t.Fatalf("%s is still there", e)
			}
			if !slices.Contains(before, e) {
				t.Fatalf("%s was not there before", e)
			}
		}
		for _, e := range before {
			if !after[attackOf(e)] && p.Offers(option) && !slices.Contains(improvement, e) {
				t.Fatalf("%s is gone and not named", e)
			}
		}
	})
}

func TestImprovementOfWhatIsSetAlready(t *testing.T) {
	for _, p := range rules.Platforms() {
		for _, victim := range rules.Callers() {
			if got := rules.Improvement(p, victim, victim.Option); len(got) != 0 {
				t.Errorf("%s, %s: %v", p.Name, victim, got)
			}
		}
	}
}

// Windows 9x does not have exclusive use: nobody gains by it there.
func TestNoImprovementByExclusiveUseOn9x(t *testing.T) {
	for _, name := range []string{"95", "98", "ME"} {
		for _, victim := range rules.Callers() {
			if got := rules.Improvement(platform(t, name), victim, rules.ExclusiveAddrUse); len(got) != 0 {
				t.Errorf("Windows %s, %s: %v", name, victim, got)
			}
		}
	}
}

func TestExclusiveUseRemovesEveryExposure(t *testing.T) {
	for _, p := range rules.Platforms() {
		if !p.Offers(rules.ExclusiveAddrUse) {
			continue
		}
		for _, victim := range rules.Callers() {
			if diff := cmp.Diff(rules.Exposures(p, victim), rules.Improvement(p, victim, rules.ExclusiveAddrUse)); victim.Option != rules.ExclusiveAddrUse && diff != "" {
				t.Errorf("%s, %s (-exposures +removed):\n%s", p.Name, victim, diff)
			}
		}
	}
}

func TestBindLevel(t *testing.T) {
	tests := []struct {
		platform, victim string
		want             rules.Level
	}{
		{"11", "default/wildcard", rules.Warning},
		{"11", "default/specific", rules.Note},
		{"11", "reuseaddr/wildcard", rules.Error},
		{"11", "reuseaddr/specific", rules.Error},
		{"11", "exclusive/wildcard", rules.Note},
		{"11", "exclusive/specific", rules.Note},
		{"Server 2003", "default/wildcard", rules.Warning},
		// Table 2: SO_REUSEADDR takes over whatever is not exclusive, across
		// users.
		{"XP", "default/wildcard", rules.Error},
		{"XP", "default/specific", rules.Error},
		{"XP", "exclusive/wildcard", rules.Note},
		{"98", "default/wildcard", rules.Error},
		{"98", "exclusive/wildcard", rules.Error},
	}
	for _, tt := range tests {
		if got := rules.BindLevel(platform(t, tt.platform), parse(t, tt.victim)); got != tt.want {
			t.Errorf("%s on %s: %s, want %s", tt.victim, tt.platform, got, tt.want)
		}
	}
}

func TestBindLevelOnGoPlatforms(t *testing.T) {
	for _, p := range rules.GoPlatforms() {
		for _, victim := range rules.Callers() {
			if got, want := rules.BindLevel(p, victim), rules.BindLevel(platform(t, "11"), victim); got != want {
				t.Errorf("%s, %s: %s, on Windows 11 %s", p.Name, victim, got, want)
			}
		}
	}
}
