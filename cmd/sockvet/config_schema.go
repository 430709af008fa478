package main

import (
	"encoding/json"

	"github.com/spf13/pflag"

	"github.com/sockvet/sockvet/analyzer"
)

// configSchema returns a JSON schema of the configuration file, for editors.
// It follows from the flags.
func configSchema() ([]byte, error) {
	fs := newCheckCommand().Flags()
	properties := map[string]any{"paths": pathsSchema()}
	for _, key := range configKeys(fs) {
		properties[key] = flagSchema(fs.Lookup(key))
	}
	text, err := json.MarshalIndent(map[string]any{
		"$schema":              "https://json-schema.org/draft/2020-12/schema",
		"$id":                  "https://raw.githubusercontent.com/sockvet/sockvet/main/docs/config.schema.json",
		"title":                ".sockvet.yml",
		"type":                 "object",
		"additionalProperties": false,
		"properties":           properties,
	}, "", "  ")
	return append(text, '\n'), err
}

func flagSchema(f *pflag.Flag) map[string]any {
	_, usage := pflag.UnquoteUsage(f)
	schema := map[string]any{"description": usage}
	switch f.Value.Type() {
	case "bool":
		schema["type"] = "boolean"
		schema["default"] = f.DefValue == "true"
	case "int":
		schema["type"] = "integer"
		schema["minimum"] = 0
	case "level":
		schema["enum"] = levelNames()
		if f.Name == "fail-on" {
			schema["enum"] = append(levelNames(), never)
		}
		schema["default"] = f.DefValue
	case "stringSlice":
		schema["type"] = []string{"array", "string"}
		schema["items"] = map[string]any{"type": "string"}
		if f.Name == "rules" {
			schema["items"] = map[string]any{"enum": ruleChoices()}
		}
	default:
		schema["type"] = "string"
	}
	return schema
}

// ruleChoices are what a list of rules may hold, which the pass knows.
func ruleChoices() []string {
	var choices []string
	for _, sign := range []string{"", "-", "+"} {
		for _, name := range ruleNames() {
			s := analyzer.DefaultSettings()
			s.Rules = []string{sign + name}
			if s.Check() == nil {
				choices = append(choices, sign+name)
			}
		}
	}
	return choices
}

func pathsSchema() map[string]any {
	return map[string]any{
		"description": "settings for some of the files; later ones go on from earlier ones",
		"type":        "array",
		"items": map[string]any{
			"type":                 "object",
			"additionalProperties": false,
			"required":             []string{"path"},
			"properties": map[string]any{
				"path": map[string]any{
					"type": "string", "pattern": "^[^/]",
					"description": "files, relative to this one; ** matches folders, and a folder stands for what is in it",
				},
				"rules":  map[string]any{"type": "array", "items": map[string]any{"enum": ruleChoices()}},
				"level":  map[string]any{"enum": levelNames()},
				"ignore": map[string]any{"type": "boolean", "description": "report nothing"},
			},
		},
	}
}
