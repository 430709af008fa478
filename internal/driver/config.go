package driver

import (
	"runtime"

	"golang.org/x/tools/go/analysis"

	"github.com/sockvet/sockvet/analyzer"
)

// DefaultGOOS is the target of a run that names none: the risk sockvet is
// about is a Windows one.
const DefaultGOOS = "windows"

// A Config says what to load and how to judge it. The zero value analyses
// ./... below the current directory for Windows, with settings that the
// caller should set to [analyzer.DefaultSettings].
type Config struct {
	// Dir is the directory the patterns are relative to; the run behaves as
	// if the go command were started there. Empty means the current one.
	Dir string
	// Patterns are package patterns as the go command takes them. Empty
	// means "./...".
	Patterns []string
	// GOOS lists the operating systems to judge the program for. Empty
	// means [DefaultGOOS]. Repeated names count once.
	GOOS []string
	// GOARCH is the architecture of every target; empty leaves the choice
	// to the go command.
	GOARCH string
	// Tags are build tags, separated by commas, in addition to those of
	// GOFLAGS.
	Tags string
	// Tests also loads and analyses the test files of the packages that
	// match. Whether findings in them are reported is up to Settings.Tests.
	Tests bool
	// Env is the environment of the go command, as in [os/exec.Cmd.Env];
	// nil means that of this process. GOOS and GOARCH are set on top of it.
	Env []string

	// Settings are handed to the pass.
	Settings analyzer.Settings
	// Analyzer is the pass to run; nil means analyzer.New(Settings). Its
	// result must be an *analyzer.Result.
	Analyzer *analysis.Analyzer

	// Cache is the directory in which what is found out is kept for runs to
	// come, see package store; empty means that nothing is kept or
	// reused. Runs with different passes of the same name need different
	// directories.
	Cache string

	// Workers bounds how many files and packages are worked on at once;
	// zero or less means GOMAXPROCS.
	Workers int
	// Eager has the pass look at every package, of which most have nothing for
	// it. The findings are the same; that they are can be tested so.
	Eager bool
	// Progress, if set, is told how far the run is. Calls never overlap and
	// none comes after Run has returned.
	Progress func(Progress)
	// Found, if set, is told of findings as soon as they are known: those of one
	// package, merged over the targets and sorted, in a call. Calls never
	// overlap and none comes after Run has returned. All of them together are
	// told what Result.Findings has.
	Found func([]Finding)

	// roundTrip sends every exported fact through encoding/gob before an
	// importer sees it, as the vet protocol does.
	roundTrip bool
	// scout replaces passScout in tests.
	scout *scout
}

// A Progress says how far a run is.
type Progress struct {
	Phase       Phase
	Done, Total int // packages, over all targets; zero while listing
}

// A Phase is a part of a run that a user can tell from the others.
type Phase uint8

const (
	// Listing asks the go command for the packages and their files.
	Listing Phase = iota
	// Analysing parses, type-checks and judges the packages.
	Analysing
)

// String returns "listing packages" or "analysing packages".
func (p Phase) String() string {
	switch p {
	case Listing:
		return "listing packages"
	case Analysing:
		return "analysing packages"
	}
	return "unknown phase"
}

// withDefaults fills in what cfg leaves open.
func (cfg Config) withDefaults() Config {
	if len(cfg.Patterns) == 0 {
		cfg.Patterns = []string{"./..."}
	}
	cfg.GOOS = unique(cfg.GOOS)
	if len(cfg.GOOS) == 0 {
		cfg.GOOS = []string{DefaultGOOS}
	}
	if cfg.Analyzer == nil {
		cfg.Analyzer = analyzer.New(cfg.Settings)
	}
	if cfg.scout == nil {
		cfg.scout = passScout()
	}
	return cfg
}

// workers returns how many files and packages are worked on at once.
func (cfg *Config) workers() int {
	if cfg.Workers > 0 {
		return cfg.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// unique returns names without repetitions and empty names, in order of
// first appearance.
func unique(names []string) []string {
	var out []string
	seen := make(map[string]bool)
	for _, name := range names {
		if name == "" || seen[name] {
			continue
		}
		seen[name] = true
		out = append(out, name)
	}
	return out
}
