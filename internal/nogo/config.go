package main

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"

	"golang.org/x/tools/go/analysis"
)

// A config is what rules_go's nogo takes for one analyzer: see its
// documentation for the file.
type config struct {
	Flags   map[string]string `json:"analyzer_flags"`
	Exclude map[string]string `json:"exclude_files"` // reasons by regular expression
	exclude []*regexp.Regexp
}

func readConfig(name string) (config, error) {
	var all struct {
		Sockvet config `json:"sockvet"`
	}
	if name == "" {
		return all.Sockvet, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return config{}, err
	}
	if err := json.Unmarshal(data, &all); err != nil {
		return config{}, fmt.Errorf("read %s: %w", name, err)
	}
	c := all.Sockvet
	for expr := range c.Exclude {
		re, err := regexp.Compile(expr)
		if err != nil {
			return config{}, fmt.Errorf("read %s: %w", name, err)
		}
		c.exclude = append(c.exclude, re)
	}
	return c, nil
}

// apply sets the flags of the pass.
func (c config) apply(a *analysis.Analyzer) error {
	for name, value := range c.Flags {
		if err := a.Flags.Set(name, value); err != nil {
			return fmt.Errorf("flag %s: %w", name, err)
		}
	}
	return nil
}

func (c config) excludes(file string) bool {
	for _, re := range c.exclude {
		if re.MatchString(file) {
			return true
		}
	}
	return false
}
