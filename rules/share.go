package rules

import "fmt"

// A Share is what a caller receives of the traffic to a port that another
// caller is bound to as well.
type Share uint8

const (
	// Everything means that the other caller receives nothing more. No pair
	// of sockets in Tables 2 to 4 comes to that; it happens between UDP
	// sockets on Linux.
	Everything Share = iota
	// UndeterminedShare means that nobody can say which of two sockets on
	// one address receives a given connection or datagram.
	UndeterminedShare
	// OneInterface means all traffic to the specific address that it holds
	// beside the other's wildcard.
	OneInterface
	// OtherInterfaces means all traffic except that to the specific address
	// which the other one holds beside its wildcard.
	OtherInterfaces
)

// String returns "everything", "an undetermined share", "the traffic of one
// interface" or "the traffic of the other interfaces".
func (s Share) String() string {
	switch s {
	case Everything:
		return "everything"
	case UndeterminedShare:
		return "an undetermined share"
	case OneInterface:
		return "the traffic of one interface"
	case OtherInterfaces:
		return "the traffic of the other interfaces"
	}
	return fmt.Sprintf("Share(%d)", uint8(s))
}

// Receives returns what a caller of scope own receives once it is bound to a
// port beside another caller of scope other. Who came first does not matter:
// between a wildcard and a specific socket the specific one receives what is
// sent to its address in either order (Wine's test_reuseaddr), and between
// two sockets on one address it is undetermined (the article, "Using
// SO_REUSEADDR").
func Receives(own, other Scope) Share {
	switch {
	case own == other:
		return UndeterminedShare
	case own == Specific:
		return OneInterface
	}
	return OtherInterfaces
}
