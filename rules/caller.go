package rules

import (
	"fmt"
	"net/netip"
	"strings"
)

// A Caller is one of the two processes that bind the same port, described by
// what it has set on its socket and what it binds it to.
type Caller struct {
	Option Option
	Scope  Scope

	// Address says which specific address is bound, as text. Empty means
	// the same one as the other caller, or one that the other's wildcard
	// covers, which is what Specific means in the article's tables. A
	// wildcard caller has no Address.
	Address string

	// Ephemeral means port 0: the system picks a free port, so there is no
	// port that another caller could have bound first or aim at.
	Ephemeral bool
}

// Callers returns the six callers of Tables 2 to 4, in the order of both
// their rows and their columns.
func Callers() []Caller {
	var callers []Caller
	for _, option := range Options() {
		for _, scope := range Scopes() {
			callers = append(callers, Caller{Option: option, Scope: scope})
		}
	}
	return callers
}

// String returns option and scope, as in "SO_REUSEADDR/specific", followed by
// the address and "port 0" where they are set.
func (c Caller) String() string {
	s := c.Option.String() + "/" + c.Scope.String()
	if c.Address != "" {
		s += " " + c.Address
	}
	if c.Ephemeral {
		s += " port 0"
	}
	return s
}

// ParseCaller reads "OPTION/SCOPE" in the forms of [ParseOption] and
// [ParseScope].
func ParseCaller(s string) (Caller, error) {
	option, scope, ok := strings.Cut(s, "/")
	if !ok {
		return Caller{}, fmt.Errorf("parse caller %q: want OPTION/SCOPE, as in default/wildcard", s)
	}
	o, err := ParseOption(option)
	if err != nil {
		return Caller{}, fmt.Errorf("parse caller %q: %w", s, err)
	}
	sc, err := ParseScope(scope)
	if err != nil {
		return Caller{}, fmt.Errorf("parse caller %q: %w", s, err)
	}
	return Caller{Option: o, Scope: sc}, nil
}

// conflict reports whether the two callers want the same port on a common
// address, so that the tables have something to say.
func conflict(first, second Caller) bool {
	if first.Ephemeral || second.Ephemeral {
		return false
	}
	bothSpecific := first.Scope == Specific && second.Scope == Specific
	return !bothSpecific || !differ(first.Address, second.Address)
}

// differ reports whether a and b are known to be different IP addresses.
// Host names are not: two of them, or a name and an address, may be the same.
// An IPv4 address and its form in IPv6 (::ffff:10.0.0.1) are one address.
func differ(a, b string) bool {
	x, errX := netip.ParseAddr(a)
	y, errY := netip.ParseAddr(b)
	return errX == nil && errY == nil && x.Unmap() != y.Unmap()
}
