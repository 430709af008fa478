package driver

import (
	"context"
	"go/build"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A pattern with "..." silently skips packages of which build constraints
// leave nothing for the target. A user who wonders why a package has no
// finding should learn of them, so the patterns are matched for an operating
// system that is not a target as well. Most programs have no such package: then
// every directory with Go files that a pattern may match has been listed, and
// there is no need to ask.

// askElsewhere asks which packages the patterns match for another operating system
// than the targets, while the program is judged; the channel gives the answer,
// once. dirs are those that goDirs has found, and complete says that the patterns
// match nothing in others.
func (cfg *Config) askElsewhere(ctx context.Context, programs []*program, env goEnv, dirs []string, complete bool) <-chan []string {
	answer := make(chan []string, 1)
	goos := cfg.elsewhere()
	// A driver may be slow, and knows one platform only.
	if goos == "" || cfg.externalDriver() || complete && !cfg.anyFor(goos, env, unlisted(dirs, programs)) {
		answer <- nil
		return answer
	}
	go func() { answer <- cfg.listNames(ctx, goos) }()
	return answer
}

// elsewhere returns an operating system that is not a target, empty if that takes
// one of which few packages know.
func (cfg *Config) elsewhere() string {
	for _, goos := range []string{"linux", "windows"} {
		if !slices.Contains(cfg.GOOS, goos) {
			return goos
		}
	}
	return ""
}

// unlisted returns those of the directories of which no target has a package that
// the patterns match.
func unlisted(dirs []string, programs []*program) []string {
	listed := make(map[string]bool)
	for _, prog := range programs {
		for _, n := range prog.nodes {
			if n.root && len(n.files()) > 0 {
				listed[n.meta.Dir] = true
			}
		}
	}
	return slices.DeleteFunc(dirs, func(dir string) bool { return listed[dir] })
}

// anyFor reports whether one of the directories has a Go file for an operating
// system, if that can be told without the go command.
func (cfg *Config) anyFor(goos string, env goEnv, dirs []string) bool {
	ctxt := build.Default
	ctxt.GOOS, ctxt.GOARCH, ctxt.CgoEnabled = goos, env.goarch, true
	ctxt.BuildTags = strings.Split(cfg.Tags, ",")
	return slices.ContainsFunc(dirs, func(dir string) bool {
		if strings.Contains(env.flags, "-tags") {
			return true
		}
		entries, err := os.ReadDir(dir)
		return err != nil || slices.ContainsFunc(entries, func(entry fs.DirEntry) bool {
			if !isGoFile(entry.Name()) {
				return false
			}
			match, err := ctxt.MatchFile(dir, entry.Name())
			return match || err != nil
		})
	})
}

// goDirs returns the directories with Go files that patterns with "..." may
// match. It reports false if there may be more.
func (cfg *Config) goDirs(env goEnv) (dirs []string, complete bool) {
	for _, pattern := range cfg.Patterns {
		before, _, several := strings.Cut(pattern, "...")
		switch {
		case filepath.IsAbs(before), strings.HasPrefix(before, "./"), strings.HasPrefix(before, "../"):
		case !several && !slices.Contains(metaPackages, pattern):
			continue // the go command says so if there is nothing for the target
		default:
			return nil, false
		}
		if !several {
			continue
		}
		below, err := goDirsBelow(cfg.under(before), env.workspace)
		if err != nil {
			return nil, false
		}
		dirs = append(dirs, below...)
	}
	return dirs, true
}

// under returns the directory below which everything is that goes by a path up to
// "...": as in "./cmd...", the last element may be the start of a name.
func (cfg *Config) under(before string) string {
	dir := filepath.Dir(filepath.FromSlash(before + "x"))
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(cfg.Dir, dir)
	}
	if abs, err := filepath.Abs(dir); err == nil {
		return abs
	}
	return dir
}

// metaPackages are the patterns without "..." that match several packages.
var metaPackages = []string{"all", "cmd", "std", "work", "tool"}

// goDirsBelow returns the directories from top downwards that have Go files other
// than tests. Directories that the go command passes over are left out, those with
// another module among them unless they may be of the same workspace.
func goDirsBelow(top string, workspace bool) (dirs []string, err error) {
	err = filepath.WalkDir(top, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		switch {
		case path == top:
		case entry.IsDir():
			if skippedByGo(name) || !workspace && isModule(path) {
				return filepath.SkipDir
			}
		case isGoFile(name):
			if dir := filepath.Dir(path); len(dirs) == 0 || dirs[len(dirs)-1] != dir {
				dirs = append(dirs, dir)
			}
		}
		return nil
	})
	return dirs, err
}

func skippedByGo(dir string) bool {
	return dir == "testdata" || dir == "vendor" || strings.HasPrefix(dir, ".") || strings.HasPrefix(dir, "_")
}

func isModule(dir string) bool { return exists(filepath.Join(dir, "go.mod")) }

func isGoFile(name string) bool {
	return strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") &&
		!strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "_")
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
