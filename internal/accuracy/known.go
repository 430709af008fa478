package main

import "github.com/sockvet/sockvet/rules"

// knownRule reports whether sockvet has the rule.
func knownRule(name string) bool {
	_, known := rules.RuleByName(name)
	return known
}
