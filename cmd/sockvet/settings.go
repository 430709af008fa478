package main

import (
	"fmt"
	"strings"

	"github.com/sockvet/sockvet/analyzer"
)

// validateSettings refuses settings that the pass could only ignore.
func validateSettings(s analyzer.Settings, c *configFlags) error {
	if s.Platform != "" {
		// Check doesn't name the valid ones.
		if _, err := parsePlatform(s.Platform); err != nil {
			return c.blame(fmt.Errorf("--platform: %w", err), "platform")
		}
	}
	rules := analyzer.Settings{Rules: s.Rules}
	if err := rules.Check(); err != nil {
		return c.blame(err, "rules")
	}
	return c.blame(s.Check(), "linger-small", "linger-large")
}

// blame names the line of the configuration that err is about, if that has set
// one of the flags it may be about.
func (c *configFlags) blame(err error, flags ...string) error {
	for _, flag := range flags {
		origin := c.origins[flag]
		if i := strings.LastIndex(origin, ":"); err != nil && i >= 0 {
			text := strings.TrimPrefix(err.Error(), "--"+flag+": ")
			return fmt.Errorf("%s: line %s: %s: %s", origin[:i], origin[i+1:], flag, text)
		}
	}
	return err
}
