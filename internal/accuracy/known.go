package main

import "slices"

// knownRule reports whether sockvet has the rule.
func knownRule(name string) bool {
	return slices.Contains([]string{"exclusive", "client-port", "reuseaddr", "linger"}, name)
}
