package rules

import (
	"fmt"
	"slices"
)

// An Exposure is a way in which another process can take traffic that the
// victim has bound its socket to receive.
type Exposure struct {
	Timing   Timing
	SameUser bool   // attacker and victim run as the same user account
	Attacker Caller // the option it sets and the address it binds
	Receives Share  // what the attacker receives
	Cell     Cell   // where the article says that the second bind succeeds
}

// String says the exposure in one line, as in "late takeover by the same user
// with SO_REUSEADDR/specific receives the traffic of one interface (Table 3)".
func (e Exposure) String() string {
	user := "a different user"
	if e.SameUser {
		user = "the same user"
	}
	return fmt.Sprintf("%s by %s with %s receives %s (Table %d)", e.Timing, user, e.Attacker, e.Receives, e.Cell.Table)
}

// Exposures returns the ways in which another process can take the victim's
// traffic on platform p: the bind of whoever comes second succeeds, and the
// attacker then receives something of what the victim would have received.
//
// A specific victim is not exposed to a wildcard attacker, though both may be
// bound: the attacker receives the traffic of the other interfaces, which the
// victim never asked for, and nothing that is sent to the victim's address.
//
// A victim whose bind fails is not exposed either; it is told. Nor is one on
// port 0, since nobody knows its port beforehand.
//
// The order is fixed: late takeovers before early squats, then the same user
// before a different one, then attackers in the order of [Callers].
func Exposures(p Platform, victim Caller) []Exposure {
	var found []Exposure
	for _, timing := range Timings() {
		for _, sameUser := range []bool{true, false} {
			for _, attacker := range Callers() {
				if e, ok := exposure(p, timing, sameUser, victim, attacker); ok {
					found = append(found, e)
				}
			}
		}
	}
	return found
}

// exposure reports whether this attacker can take of the victim's traffic.
func exposure(p Platform, timing Timing, sameUser bool, victim, attacker Caller) (Exposure, bool) {
	if !p.Offers(attacker.Option) {
		return Exposure{}, false
	}
	receives := Receives(attacker.Scope, victim.Scope)
	if receives == OtherInterfaces { // nothing of the victim's
		return Exposure{}, false
	}
	first, second := timing.order(victim, attacker)
	outcome, cell, conflict := BindCell(p, sameUser, first, second)
	if !conflict || outcome != Success {
		return Exposure{}, false
	}
	return Exposure{
		Timing:   timing,
		SameUser: sameUser,
		Attacker: attacker,
		Receives: receives,
		Cell:     cell,
	}, true
}

// Improvement returns the exposures of the victim on platform p that exist no
// more once it sets the option instead of what it has set. It is empty where
// p does not have the option.
func Improvement(p Platform, victim Caller, option Option) []Exposure {
	if !p.Offers(option) {
		return nil
	}
	improved := victim
	improved.Option = option
	left := Exposures(p, improved)
	return slices.DeleteFunc(Exposures(p, victim), func(e Exposure) bool {
		return slices.ContainsFunc(left, e.sameAttack)
	})
}

// sameAttack reports whether e and f are the same doing of the same attacker,
// whatever the victim has set.
func (e Exposure) sameAttack(f Exposure) bool {
	return e.Timing == f.Timing && e.SameUser == f.SameUser && e.Attacker == f.Attacker
}

// BindLevel returns the level of a finding about a serving socket that is
// bound as victim says: Error where a different user can take it over late,
// Warning where SO_EXCLUSIVEADDRUSE removes an exposure, Note otherwise.
func BindLevel(p Platform, victim Caller) Level {
	crossUser := func(e Exposure) bool { return e.Timing == LateTakeover && !e.SameUser }
	if slices.ContainsFunc(Exposures(p, victim), crossUser) {
		return Error
	}
	if len(Improvement(p, victim, ExclusiveAddrUse)) > 0 {
		return Warning
	}
	return Note
}
