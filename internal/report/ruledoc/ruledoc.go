// Package ruledoc writes rules of the catalogue as text for a terminal and as
// pages of documentation.
package ruledoc

//go:generate go run ../../docgen ../../../docs

import (
	"fmt"
	"strings"

	"github.com/sockvet/sockvet/rules"
)

// levelOf says the level of a rule's findings and when it is another one.
func levelOf(r rules.Rule) string {
	if r.Varies == "" {
		return r.Level.String()
	}
	return fmt.Sprintf("%s (%s)", r.Level, r.Varies)
}

// section names where the article speaks of the rule's matter.
func section(r rules.Rule) string {
	var numbers []string
	for _, n := range r.Tables {
		numbers = append(numbers, fmt.Sprint(n))
	}
	switch len(numbers) {
	case 0:
		return fmt.Sprintf("“%s”", r.Section)
	case 1:
		return fmt.Sprintf("“%s”, Table %s", r.Section, numbers[0])
	}
	last := len(numbers) - 1
	return fmt.Sprintf("“%s”, Tables %s and %s", r.Section, strings.Join(numbers[:last], ", "), numbers[last])
}

// CWEURL returns the page of a weakness such as "CWE-605".
func CWEURL(cwe string) string {
	return "https://cwe.mitre.org/data/definitions/" + strings.TrimPrefix(cwe, "CWE-") + ".html"
}
