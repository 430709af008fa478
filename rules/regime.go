package rules

import "fmt"

// A Regime is the kind of socket security that a platform has.
type Regime uint8

const (
	// NoExclusive is the Windows 9x code base: SO_EXCLUSIVEADDRUSE does not
	// exist, and what is left of Table 2 holds.
	NoExclusive Regime = iota
	// Classic is Windows NT 4.0 to XP: Table 2, whoever the users are.
	Classic
	// Enhanced is the enhanced socket security of Windows Server 2003,
	// Vista and later: Table 3 for the same user, Table 4 for different ones.
	Enhanced
)

// String returns "no exclusive use", "classic" or "enhanced".
func (r Regime) String() string {
	switch r {
	case NoExclusive:
		return "no exclusive use"
	case Classic:
		return "classic"
	case Enhanced:
		return "enhanced"
	}
	return fmt.Sprintf("Regime(%d)", uint8(r))
}

// Table returns the number of the table that holds under the regime: 2, 3 or
// 4. The user matters under enhanced socket security only.
func (r Regime) Table(sameUser bool) int {
	switch r {
	case NoExclusive, Classic:
		return 2
	case Enhanced:
		if sameUser {
			return 3
		}
		return 4
	}
	panic("rules: no such regime: " + r.String())
}
