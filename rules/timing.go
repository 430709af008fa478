package rules

import "fmt"

// A Timing says who of victim and attacker binds first.
type Timing uint8

const (
	// LateTakeover means that the victim is the first caller and the
	// attacker the second.
	LateTakeover Timing = iota
	// EarlySquat means that the attacker is the first caller. The victim's
	// bind succeeds beside it, so the victim is not told.
	EarlySquat
)

// Timings returns both timings.
func Timings() []Timing {
	return []Timing{LateTakeover, EarlySquat}
}

// String returns "late takeover" or "early squat".
func (t Timing) String() string {
	switch t {
	case LateTakeover:
		return "late takeover"
	case EarlySquat:
		return "early squat"
	}
	return fmt.Sprintf("Timing(%d)", uint8(t))
}

// order returns victim and attacker as first and second caller.
func (t Timing) order(victim, attacker Caller) (first, second Caller) {
	if t == EarlySquat {
		return attacker, victim
	}
	return victim, attacker
}
