package rules

import "fmt"

// A Level says how bad a finding is. Levels are ordered: Note < Warning <
// Error.
type Level uint8

const (
	// Note is advice: no exposure is removed by following it.
	Note Level = iota
	// Warning means that following the advice removes an exposure.
	Warning
	// Error means that a different user can take the port over, or that
	// the code cannot do what it means to do.
	Error
)

// String returns "note", "warning" or "error".
func (l Level) String() string {
	switch l {
	case Note:
		return "note"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return fmt.Sprintf("Level(%d)", uint8(l))
}

// ParseLevel is the inverse of [Level.String].
func ParseLevel(s string) (Level, error) {
	for _, l := range []Level{Note, Warning, Error} {
		if l.String() == s {
			return l, nil
		}
	}
	return 0, fmt.Errorf("unknown level %q (want note, warning or error)", s)
}
