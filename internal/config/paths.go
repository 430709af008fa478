package config

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"go.yaml.in/yaml/v3"
)

const pathsKey = "paths"

// A PathRule holds settings for some files.
type PathRule struct {
	Path   string   // a pattern, slash-separated and relative to the configuration file; ** matches folders
	Rules  []string // as in the setting of that name; nil if not set
	Level  string   // empty if not set
	Ignore bool     // nothing is reported
	Line   int
}

func parsePaths(node *yaml.Node) ([]PathRule, error) {
	if node.Kind != yaml.SequenceNode {
		return nil, fmt.Errorf("line %d: %s wants a list", node.Line, pathsKey)
	}
	var out []PathRule
	for _, item := range node.Content {
		rule, err := parsePath(resolve(item))
		if err != nil {
			return nil, err
		}
		out = append(out, rule)
	}
	return out, nil
}

func parsePath(node *yaml.Node) (PathRule, error) {
	rule := PathRule{Line: node.Line}
	err := eachKey(node, []string{"path", "rules", "level", "ignore"}, func(keyNode, value *yaml.Node) error {
		key := keyNode.Value
		texts, list, err := values(key, value)
		if err != nil {
			return err
		}
		switch {
		case list && key != "rules":
			return fmt.Errorf("line %d: %s wants one value", value.Line, key)
		case !list && key == "rules":
			return fmt.Errorf("line %d: %s wants a list", value.Line, key)
		}
		switch key {
		case "path":
			rule.Path = texts[0]
		case "rules":
			rule.Rules = texts
		case "level":
			rule.Level = texts[0]
		case "ignore":
			if err := value.Decode(&rule.Ignore); err != nil {
				return fmt.Errorf("line %d: ignore wants true or false", value.Line)
			}
		}
		return nil
	})
	if err != nil {
		return rule, err
	}
	if !doublestar.ValidatePattern(rule.Path) || rule.Path == "" {
		return rule, fmt.Errorf("line %d: path %q is no pattern", node.Line, rule.Path)
	}
	clean, err := cleanPattern(rule.Path)
	if err != nil {
		return rule, fmt.Errorf("line %d: path %q matches nothing: %w", node.Line, rule.Path, err)
	}
	rule.Path = clean
	return rule, nil
}

// needless matches an escape of what needs none: a separator of Windows.
var needless = regexp.MustCompile(`\\[\pL\pN_.]`)

// cleanPattern takes out of a pattern what names of files never have, and refuses
// what is left if it can't match any.
func cleanPattern(pattern string) (string, error) {
	switch {
	case needless.MatchString(pattern):
		return "", errors.New("folders are separated by /")
	case strings.HasPrefix(pattern, "/"), filepath.IsAbs(pattern):
		return "", errors.New("it is to be relative to this file")
	}
	var parts []string
	for part := range strings.SplitSeq(pattern, "/") {
		switch {
		case part == "", part == ".":
			continue
		case part == ".." && len(parts) > 0 && parts[len(parts)-1] != "..":
			return "", errors.New("names of files have no .. after a folder")
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return "**", nil // the folder of the configuration
	}
	return strings.Join(parts, "/"), nil
}

// Matches reports whether the rule speaks for a file, by its slash-separated
// name relative to the configuration file. A pattern that names a folder
// speaks for what is in it.
func (r PathRule) Matches(name string) bool {
	return doublestar.MatchUnvalidated(r.Path, name) || doublestar.MatchUnvalidated(r.Path+"/**", name)
}
