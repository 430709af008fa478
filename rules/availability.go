package rules

import "fmt"

// An Availability says who can set SO_EXCLUSIVEADDRUSE on a platform. Table 1
// gives yes, no and the service pack; that it took Administrator privileges
// before Windows XP SP2 and Windows Server 2003 stands at the end of the
// article's section on the option.
type Availability uint8

const (
	// Never means that the platform does not have the option.
	Never Availability = iota
	// AdministratorsFromSP4 means Service Pack 4 and later, Administrators
	// only (Windows NT 4.0).
	AdministratorsFromSP4
	// Administrators means Administrators only (Windows 2000).
	Administrators
	// EveryoneFromSP2 means Administrators only before Service Pack 2,
	// every user from then on (Windows XP).
	EveryoneFromSP2
	// Always means every user.
	Always
)

// String says who can set the option, in a few words.
func (a Availability) String() string {
	switch a {
	case Never:
		return "no"
	case AdministratorsFromSP4:
		return "SP4 and later, Administrators only"
	case Administrators:
		return "Administrators only"
	case EveryoneFromSP2:
		return "Administrators only before SP2"
	case Always:
		return "yes"
	}
	return fmt.Sprintf("Availability(%d)", uint8(a))
}

// InArticle returns the availability as Table 1 spells it.
func (a Availability) InArticle() string {
	switch a {
	case Never:
		return "No"
	case AdministratorsFromSP4:
		return "Yes (SP4 and later)"
	case Administrators, EveryoneFromSP2, Always:
		return "Yes"
	}
	return a.String()
}
