package driver

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/packages"
)

// Most runs are for "./..." in the directory of a module. The go command reads each
// directory that such a pattern matches three times, one after the other. For "work",
// which means the packages of the main module and is known since Go 1.25, it
// reads them once, and lists a module in up to half the time.

// listWhole lists the main module as "work" if that means what the patterns do. It
// reports false if it doesn't, or if there is anything that the go command might word
// otherwise.
func (cfg *Config) listWhole(pc *packages.Config) ([]*packages.Package, bool) {
	if !cfg.isWhole() {
		return nil, false
	}
	pkgs, err := packages.Load(pc, "work")
	return pkgs, err == nil && cfg.areOfModule(pkgs)
}

// isWhole reports whether the patterns look as if they matched the main module, the
// whole of it and nothing else.
func (cfg *Config) isWhole() bool {
	return slices.Equal(cfg.Patterns, []string{"./..."}) && !cfg.externalDriver() &&
		cfg.getenv("GO111MODULE") != "off" && isModule(cfg.Dir) && !cfg.inWorkspace() &&
		!exists(filepath.Join(cfg.Dir, "vendor")) // its packages would match, too
}

// inWorkspace reports whether there is a go.work that the go command would find.
func (cfg *Config) inWorkspace() bool {
	if file := cfg.getenv("GOWORK"); file != "" {
		return file != "off"
	}
	dir, err := filepath.Abs(cfg.Dir)
	for err == nil {
		if exists(filepath.Join(dir, "go.work")) {
			return true
		}
		up := filepath.Dir(dir)
		if up == dir {
			return false
		}
		dir = up
	}
	return true // who knows
}

// areOfModule reports whether all packages are of the main module in the directory, of
// which there is at least one.
func (cfg *Config) areOfModule(pkgs []*packages.Package) bool {
	top, err := os.Stat(cmp.Or(cfg.Dir, "."))
	if err != nil {
		return false
	}
	same := make(map[string]bool) // by directory of a module
	return len(pkgs) > 0 && !slices.ContainsFunc(pkgs, func(p *packages.Package) bool {
		if isTestMain(p) {
			return false
		}
		if p.Module == nil || !p.Module.Main {
			return true
		}
		here, ok := same[p.Module.Dir]
		if !ok {
			info, err := os.Stat(p.Module.Dir)
			here = err == nil && os.SameFile(top, info)
			same[p.Module.Dir] = here
		}
		return !here
	})
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
