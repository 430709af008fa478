package driver

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// unmatched returns those of several patterns with "..." that match nothing on
// any target, of which go list warns and go/packages does not tell. One that
// matches packages which are not for the targets is none of them.
func (cfg *Config) unmatched(programs []*program) []string {
	if len(cfg.Patterns) < 2 || cfg.externalDriver() {
		return nil
	}
	var out []string
	for _, pattern := range cfg.Patterns {
		before, _, several := strings.Cut(pattern, "...")
		switch {
		case !several:
		case filepath.IsAbs(before), strings.HasPrefix(before, "./"), strings.HasPrefix(before, "../"):
			if !cfg.hasGo(cfg.under(before), programs) {
				out = append(out, pattern)
			}
		case !hasPath(pattern, programs):
			out = append(out, pattern)
		}
	}
	return out
}

// hasGo reports whether there are packages below a directory. If that can't be
// read, the go command has said so.
func (cfg *Config) hasGo(dir string, programs []*program) bool {
	dirs, err := goDirsBelow(dir, true)
	return err != nil || len(dirs) > 0 || slices.ContainsFunc(programs, func(prog *program) bool {
		return slices.ContainsFunc(prog.nodes, func(n *node) bool {
			rel, err := filepath.Rel(dir, n.meta.Dir)
			return n.root && err == nil && filepath.IsLocal(rel) // it has only tests
		})
	})
}

// hasPath reports whether the import path of a package that the patterns match
// is one of the pattern, as the go command reads it: x/... matches x too.
func hasPath(pattern string, programs []*program) bool {
	text := strings.ReplaceAll(regexp.QuoteMeta(pattern), `\.\.\.`, `.*`)
	if before, ok := strings.CutSuffix(text, `/.*`); ok {
		text = before + `(/.*)?`
	}
	re, err := regexp.Compile(`^` + text + `$`)
	return err != nil || slices.ContainsFunc(programs, func(prog *program) bool {
		return slices.ContainsFunc(prog.nodes, func(n *node) bool { return n.root && re.MatchString(n.meta.PkgPath) }) ||
			slices.ContainsFunc(prog.problems, func(p Problem) bool { return re.MatchString(p.Package) })
	})
}
