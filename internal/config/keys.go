package config

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"go.yaml.in/yaml/v3"
)

// checkKey returns an error for a key that there is not, with the one that may
// have been meant.
func checkKey(key *yaml.Node, keys []string) error {
	if slices.Contains(keys, key.Value) {
		return nil
	}
	if near := Nearest(key.Value, keys); near != "" {
		return fmt.Errorf("line %d: unknown key %q (did you mean %s?)", key.Line, key.Value, near)
	}
	sorted := slices.Sorted(slices.Values(keys))
	return fmt.Errorf("line %d: unknown key %q (the keys are %s)", key.Line, key.Value, strings.Join(sorted, ", "))
}

// Nearest returns the name that is closest to a misspelt one, "" if none is
// close.
func Nearest(name string, names []string) string {
	name = strings.ReplaceAll(strings.ToLower(name), "_", "-")
	best, least := "", 3
	for _, n := range names {
		if d := levenshtein.ComputeDistance(name, n); d < least {
			best, least = n, d
		}
	}
	return best
}
