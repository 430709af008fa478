package driver

import (
	"context"
	"slices"
)

// A pattern with "..." silently skips packages of which build constraints
// leave nothing for the target. A user who wonders why a package has no
// finding should learn of them, so the patterns are matched for an operating
// system that is not a target as well, which costs little as no import is
// followed.

// listElsewhere returns the packages that the patterns match for another
// operating system than the targets.
func (cfg *Config) listElsewhere(ctx context.Context) []string {
	if cfg.externalDriver() {
		return nil // may be slow, and knows one platform only
	}
	for _, goos := range []string{"linux", "windows"} {
		if !slices.Contains(cfg.GOOS, goos) {
			return cfg.listNames(ctx, goos)
		}
	}
	return nil
}

// addNotForTarget adds a problem to every program for each package that
// matches elsewhere or for another target, and not for this one.
func addNotForTarget(programs []*program, elsewhere []string) {
	all := slices.Clone(elsewhere)
	for _, prog := range programs {
		for _, n := range prog.nodes {
			if n.root && len(n.files()) > 0 && n.meta.ForTest == "" {
				all = append(all, n.meta.PkgPath)
			}
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	for _, prog := range programs {
		known := make(map[string]bool)
		for _, n := range prog.nodes {
			known[n.meta.PkgPath] = true
		}
		for _, path := range all {
			if !known[path] {
				prog.problems = append(prog.problems, Problem{
					Package: path,
					GOOS:    prog.goos,
					Kind:    NotForTarget,
					Message: "build constraints exclude all Go files",
				})
			}
		}
	}
}
