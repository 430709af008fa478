package unit

import (
	"encoding/json"
	"fmt"
	"os"

	"golang.org/x/tools/go/analysis"
)

// A config is what of a unitchecker.Config is asked for here. The rest, which
// can be long, is not decoded.
type config struct {
	ImportPath                string
	GoVersion                 string
	GoFiles                   []string
	NonGoFiles                []string
	IgnoredFiles              []string
	ModulePath, ModuleVersion string           // of go commands before 1.27
	Module                    *analysis.Module // of those after
	ImportMap                 map[string]string
	PackageVetx               map[string]string
	VetxOnly                  bool
	VetxOutput                string
}

func readConfig(name string) (*config, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	cfg := new(config)
	if err := json.Unmarshal(data, cfg); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return cfg, nil
}

func (c *config) module() *analysis.Module {
	if c.Module == nil && c.ModulePath != "" {
		return &analysis.Module{Path: c.ModulePath, Version: c.ModuleVersion, GoVersion: c.GoVersion}
	}
	return c.Module
}
