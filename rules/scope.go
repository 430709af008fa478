package rules

import (
	"fmt"
	"strings"
)

// A Scope is the kind of address that a caller binds.
type Scope uint8

const (
	// Wildcard is the wildcard address of a protocol, 0.0.0.0 or ::.
	Wildcard Scope = iota
	// Specific is an address assigned to an interface.
	Specific
)

// Scopes returns the scopes in the order of the article's tables.
func Scopes() []Scope {
	return []Scope{Wildcard, Specific}
}

// String returns "wildcard" or "specific".
func (s Scope) String() string {
	switch s {
	case Wildcard:
		return "wildcard"
	case Specific:
		return "specific"
	}
	return fmt.Sprintf("Scope(%d)", uint8(s))
}

// InArticle returns the scope as the heads of Tables 2 to 4 spell it.
func (s Scope) InArticle() string {
	switch s {
	case Wildcard:
		return "Wildcard"
	case Specific:
		return "Specific"
	}
	return s.String()
}

// ParseScope is the inverse of [Scope.String]. Case does not matter.
func ParseScope(s string) (Scope, error) {
	switch strings.ToLower(s) {
	case "wildcard":
		return Wildcard, nil
	case "specific":
		return Specific, nil
	}
	return Wildcard, fmt.Errorf("unknown address scope %q (want wildcard or specific)", s)
}
