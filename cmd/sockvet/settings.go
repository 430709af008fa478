package main

import (
	"fmt"
	"strings"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/rules"
)

// validateSettings refuses settings that the pass could only ignore.
func validateSettings(s analyzer.Settings) error {
	for _, name := range s.Rules {
		if _, ok := rules.RuleByName(strings.TrimPrefix(name, "-")); !ok {
			return fmt.Errorf("--rules: %w", unknownRule(name))
		}
	}
	if s.Platform != "" {
		if _, err := parsePlatform(s.Platform); err != nil {
			return fmt.Errorf("--platform: %w", err)
		}
	}
	if s.LingerSmall < 0 || s.LingerLarge < s.LingerSmall {
		return fmt.Errorf("--linger-small %d and --linger-large %d: want 0 <= small <= large", s.LingerSmall, s.LingerLarge)
	}
	return nil
}
