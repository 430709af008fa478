package main

import (
	"fmt"

	"github.com/sockvet/sockvet/analyzer"
)

// validateSettings refuses settings that the pass could only ignore.
func validateSettings(s analyzer.Settings) error {
	if s.Platform != "" {
		// Check doesn't name the valid ones.
		if _, err := parsePlatform(s.Platform); err != nil {
			return fmt.Errorf("--platform: %w", err)
		}
	}
	return s.Check()
}
