package driver

import (
	"cmp"
	"context"
	"errors"
	"go/types"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// listMode asks for everything the driver needs of a package except its
// types and syntax, which it makes itself. None of these bits makes the go
// command compile anything: types and export data would, and compiled files
// or type sizes turn on `go list -compiled`, which hashes every file and
// runs cgo.
const listMode = packages.NeedName | packages.NeedFiles | packages.NeedImports |
	packages.NeedDeps | packages.NeedModule | packages.NeedForTest

// list returns the packages that the patterns match for one target, with
// everything they depend on.
func (cfg *Config) list(ctx context.Context, goos string) ([]*packages.Package, error) {
	mode := listMode
	if cfg.externalDriver() {
		// A build system's driver knows generated files and the target's
		// sizes, and gives both for nothing.
		mode |= packages.NeedCompiledGoFiles | packages.NeedTypesSizes
	}
	pc := cfg.listConfig(ctx, goos, mode)
	if pkgs, ok := cfg.listWhole(pc); ok {
		return pkgs, nil
	}
	return packages.Load(pc, cfg.Patterns...)
}

// listNames returns the import paths that the patterns match for goos. It
// doesn't follow imports and never uses the network.
func (cfg *Config) listNames(ctx context.Context, goos string) []string {
	pc := cfg.listConfig(ctx, goos, packages.NeedName|packages.NeedFiles)
	pc.Env = append(pc.Env, "GOPROXY=off")
	pc.Tests = false
	pkgs, err := packages.Load(pc, cfg.Patterns...)
	if err != nil {
		return nil // the real listing will say why
	}
	var names []string
	for _, p := range pkgs {
		if len(p.GoFiles) > 0 {
			names = append(names, p.PkgPath)
		}
	}
	return names
}

func (cfg *Config) listConfig(ctx context.Context, goos string, mode packages.LoadMode) *packages.Config {
	pc := &packages.Config{
		Mode:    mode,
		Context: ctx,
		Dir:     cfg.Dir,
		Env:     append(slices.Clone(cfg.environ()), "GOOS="+goos),
		Tests:   cfg.Tests,
	}
	if cfg.emptyBuildCache() {
		pc.Env = append(pc.Env, "GODEBUG="+strings.TrimPrefix(cfg.getenv("GODEBUG")+",goindex=0", ","))
	}
	if cfg.getenv("GOGC") == "" {
		pc.Env = append(pc.Env, listingGOGC)
	}
	if needsCgo(goos) && cfg.getenv("CGO_ENABLED") == "" {
		pc.Env = append(pc.Env, "CGO_ENABLED=1")
	}
	if cfg.GOARCH != "" {
		pc.Env = append(pc.Env, "GOARCH="+cfg.GOARCH)
	}
	if cfg.Tags != "" {
		pc.BuildFlags = append(pc.BuildFlags, "-tags="+cfg.Tags)
	}
	return pc
}

// listingGOGC is the percentage at which the go command collects its garbage while it
// lists. A fifth of a listing's time goes into that at 100. The process is small, and
// ends soon.
const listingGOGC = "GOGC=800"

// needsCgo reports whether programs for goos are linked with a C toolchain only.
// The go command takes it that there is none for another system than its own,
// and would list no dependencies of main packages.
func needsCgo(goos string) bool { return goos == "android" || goos == "ios" }

// emptyBuildCache reports whether the go command has never cached anything, as
// on a fresh CI machine. It would index every module it lists, for the sake of
// listings to come, and take more than twice as long.
func (cfg *Config) emptyBuildCache() bool {
	dir := cfg.getenv("GOCACHE")
	if dir == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return false
		}
		dir = filepath.Join(user, "go-build")
	}
	// The go command leaves a note when it makes the directory.
	_, err := os.Stat(filepath.Join(dir, "README"))
	return errors.Is(err, fs.ErrNotExist)
}

// environ returns the environment of the go command without the target.
func (cfg *Config) environ() []string {
	if cfg.Env != nil {
		return cfg.Env
	}
	return os.Environ()
}

// getenv looks a variable up in environ; as for a process, the last wins.
func (cfg *Config) getenv(name string) string {
	for _, kv := range slices.Backward(cfg.environ()) {
		if k, v, ok := strings.Cut(kv, "="); ok && k == name {
			return v
		}
	}
	return ""
}

// externalDriver reports whether go/packages will ask a GOPACKAGESDRIVER
// instead of the go command.
func (cfg *Config) externalDriver() bool {
	switch cfg.getenv("GOPACKAGESDRIVER") {
	case "off":
		return false
	case "":
		_, err := exec.LookPath("gopackagesdriver")
		return err == nil
	}
	return true
}

// goEnv is what the go command says of itself.
type goEnv struct {
	goarch    string // of the targets
	goroot    string
	flags     string // GOFLAGS
	workspace bool   // a go.work is in use
}

// goEnv asks the go command. go/packages would tell the architecture too, at
// the price of `go list -compiled`.
func (cfg *Config) goEnv(ctx context.Context) goEnv {
	cmd := exec.CommandContext(ctx, "go", "env", "GOARCH", "GOROOT", "GOWORK", "GOFLAGS")
	cmd.Dir = cfg.Dir
	cmd.Env = cfg.environ()
	out, _ := cmd.Output() // the listing will fail for the same reason, and say it
	lines := strings.Split(string(out), "\n")
	line := func(i int) string {
		if i < len(lines) {
			return strings.TrimSpace(lines[i])
		}
		return ""
	}
	return goEnv{
		goarch:    cmp.Or(cfg.GOARCH, line(0), runtime.GOARCH),
		goroot:    line(1),
		flags:     line(3),
		workspace: line(2) != "" && line(2) != "off",
	}
}

// sizes returns the sizes of types on the targets.
func (env goEnv) sizes() types.Sizes {
	if sizes := types.SizesFor("gc", env.goarch); sizes != nil {
		return sizes
	}
	return types.SizesFor("gc", "amd64") // an architecture newer than go/types
}

// A program is what one target consists of: a node for each package, in an
// order in which every package comes after those it imports.
type program struct {
	goos     string
	nodes    []*node
	byPath   map[string][]*node // with the variants for tests
	known    knownNames
	roots    int
	problems []Problem
}

// plan turns the listing of one target into a program.
func (cfg *Config) plan(goos string, listed []*packages.Package, env goEnv) *program {
	prog := &program{goos: goos}
	sizes := env.sizes()
	all := byPath(listed)
	made := make(map[*packages.Package]*node)
	var visit func(*packages.Package) *node
	visit = func(meta *packages.Package) *node {
		if n := made[meta]; n != nil {
			return n
		}
		n := newNode(goos, cfg.withoutCgo(goos, env, meta, all), sizes)
		made[meta] = n // go/packages has broken import cycles already
		for _, path := range slices.Sorted(maps.Keys(n.meta.Imports)) {
			dep := visit(n.meta.Imports[path])
			n.imports[path] = dep
		}
		n.index = len(prog.nodes)
		prog.nodes = append(prog.nodes, n)
		prog.problems = append(prog.problems, cfg.listProblems(goos, meta)...)
		return n
	}

	replaced := testVariants(listed)
	for _, meta := range listed {
		if isTestMain(meta) {
			continue
		}
		n := visit(meta)
		if replaced[meta.PkgPath] && meta.ForTest == "" {
			continue
		}
		n.root = true
		if n.exists = len(meta.GoFiles) > 0 || !slices.ContainsFunc(prog.problems, func(p Problem) bool {
			return p.Package == meta.PkgPath && p.Kind == Missing
		}); n.exists {
			prog.roots++
		}
	}
	return prog
}

// testVariants returns the packages that were listed a second time with
// their test files. As in go vet, that variant is judged in their place.
func testVariants(listed []*packages.Package) map[string]bool {
	replaced := make(map[string]bool)
	for _, meta := range listed {
		if meta.ForTest != "" && meta.PkgPath == meta.ForTest {
			replaced[meta.PkgPath] = true
		}
	}
	return replaced
}

// isTestMain reports whether meta is the main package that go test makes up.
func isTestMain(meta *packages.Package) bool {
	return meta.Name == "main" && meta.ForTest == "" && strings.HasSuffix(meta.ID, ".test")
}

// listProblems translates what the go command says is wrong with a package.
func (cfg *Config) listProblems(goos string, meta *packages.Package) []Problem {
	var out []Problem
	for _, err := range meta.Errors {
		out = append(out, Problem{
			Package: meta.PkgPath,
			GOOS:    goos,
			Kind:    listProblemKind(err.Msg),
			Message: oneLine(err.Msg),
			Pos:     cfg.absolute(err.Pos),
		})
	}
	return out
}

// absolute makes a position of the go command, which is relative to the
// directory it ran in, absolute. "-" stands for none.
func (cfg *Config) absolute(pos string) string {
	if pos == "" || pos == "-" || filepath.IsAbs(pos) {
		return strings.TrimPrefix(pos, "-")
	}
	abs, err := filepath.Abs(filepath.Join(cfg.Dir, pos))
	if err != nil {
		return pos
	}
	return abs
}

// listProblemKind classifies a message of the go command, which has no other
// way to tell them apart.
func listProblemKind(msg string) ProblemKind {
	contains := func(s string) bool { return strings.Contains(msg, s) }
	switch {
	case contains("build constraints exclude all Go files"),
		contains("no Go files in"),
		contains("no non-test Go files in"):
		return NotForTarget
	case contains("cannot find"), contains("no required module provides"),
		contains("is not in std"), contains("not found"),
		contains("no such file or directory"), contains(": reading http"),
		contains("module lookup disabled"):
		return Missing
	}
	return LoadFailed
}
