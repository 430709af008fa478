package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/driver"
	"github.com/sockvet/sockvet/internal/report"
)

// checkFlags are the flags of the main command.
type checkFlags struct {
	dir      string
	goos     []string
	goarch   string
	tags     []string
	config   configFlags
	output   outputFlags
	known    knownFlags
	gate     gateFlags
	verbose  bool
	fix      bool
	noCache  bool
	profiles profileFlags
	settings analyzer.Settings
}

func newCheckCommand() *cobra.Command {
	flags := checkFlags{settings: analyzer.DefaultSettings()}
	cmd := &cobra.Command{
		Use:   "sockvet [flags] [packages]",
		Short: "Find sockets that another process can hijack on Windows",
		Long: `Sockvet finds sockets that another process can hijack on Windows: listeners on
fixed ports without SO_EXCLUSIVEADDRUSE, SO_REUSEADDR outside multicast, and
misuse of SO_LINGER. It says who could take the port, when, and what they would
receive.

Packages are named as for the go command and default to ./... . They are
analysed as they build for Windows, on whatever system sockvet runs.

It exits with 0 if there is nothing to report, with 1 if there are findings,
and with 2 if it was used wrongly or could load nothing.`,
		Example: `  sockvet ./...
  sockvet ./cmd/... ./internal/server
  sockvet -C ../service --level warning --rules=-client-port
  sockvet --goos windows,linux --format json > findings.json
  go vet -vettool=$(which sockvet) ./...`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := configure(cmd, &flags); err != nil {
				return err
			}
			return profiled(flags, func() error { return check(cmd, flags, args) })
		},
		ValidArgsFunction:          cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs),
		SuggestionsMinimumDistance: 2,
	}
	addCheckFlags(cmd, &flags)
	addReportFlags(cmd, &flags)
	return cmd
}

// addCheckFlags adds the flags about what is analysed and what is a finding.
func addCheckFlags(cmd *cobra.Command, flags *checkFlags) {
	f := cmd.Flags()
	f.StringVarP(&flags.dir, "chdir", "C", "", "run as if started in `DIR`")
	f.StringSliceVar(&flags.goos, "goos", []string{"windows"}, "operating systems to analyse for")
	f.StringVar(&flags.goarch, "goarch", "", "architecture to analyse for (default that of the go command, or amd64 where Go has no such target)")
	f.StringSliceVar(&flags.tags, "tags", nil, "build tags")
	f.BoolVar(&flags.noCache, "no-cache", false, "neither use nor write the cache (see sockvet cache)")
	addProfileFlags(cmd, &flags.profiles)
	flags.config.add(cmd)

	s := &flags.settings
	f.Var(levelValue{&s.Level}, "level", "lowest level to report: note, warning or error")
	f.StringSliceVar(&s.Rules, "rules", nil, "rules to apply; -NAME drops one of the default and +NAME adds one (default those that are on)")
	f.BoolVar(&s.Tests, "tests", s.Tests, "report findings in test files")
	f.BoolVar(&s.Generated, "generated", s.Generated, "report findings in generated files")
	f.BoolVar(&s.UnknownPorts, "unknown-ports", s.UnknownPorts, "report listeners whose port can't be told")
	f.BoolVar(&s.Deps, "deps", s.Deps, "report ports that dependencies bind by themselves, at the call that leads there")
	f.StringVar(&s.Platform, "platform", s.Platform, "Windows version to judge by (default those that Go runs on)")
	f.IntVar(&s.LingerSmall, "linger-small", s.LingerSmall, "SO_LINGER timeouts below this many seconds are too small")
	f.IntVar(&s.LingerLarge, "linger-large", s.LingerLarge, "SO_LINGER timeouts above this many seconds are too large")

	complete(cmd, "level", levelNames())
	complete(cmd, "rules", ruleNames())
	complete(cmd, "platform", platformNames())
}

// addReportFlags adds the flags about what becomes of the findings.
func addReportFlags(cmd *cobra.Command, flags *checkFlags) {
	flags.output.add(cmd)
	flags.known.add(cmd)
	flags.gate.add(cmd)
	cmd.Flags().BoolVar(&flags.fix, "fix", false, "change the files as far as findings have a fix, and report the other findings")
	cmd.Flags().BoolVarP(&flags.verbose, "verbose", "v", false, "show the source of findings and the way to the socket, say what was done in which time, and name the packages that could not be analysed")
}

// check analyses the packages and writes the report.
func check(cmd *cobra.Command, flags checkFlags, patterns []string) error {
	outputs, err := flags.output.parse(cmd.OutOrStdout(), flags.dir, flags.verbose)
	if err != nil {
		return err
	}
	known, err := flags.known.read(flags.dir)
	if err != nil {
		return err
	}
	start := time.Now()
	stream := newStream(cmd.OutOrStdout(), &flags)
	run, err := analyse(cmd, flags, patterns, stream)
	if err != nil {
		if load := new(driver.LoadError); flags.verbose && errors.As(err, &load) {
			listProblems(cmd.ErrOrStderr(), load.Problems)
		}
		return err
	}
	stale, err := flags.known.hide(cmd, flags, run, known)
	if err != nil {
		return err
	}
	var fixErr error
	if flags.fix {
		fixErr = applyFixes(cmd.ErrOrStderr(), run)
	}
	if err := outputs.write(cmd.OutOrStdout(), run.report, stream); err != nil {
		return err
	}
	if flags.verbose {
		listProblems(cmd.ErrOrStderr(), run.result.Problems)
		listPhases(cmd.ErrOrStderr(), run.config, run.result)
	}
	for _, pattern := range run.result.Unmatched {
		fmt.Fprintf(cmd.ErrOrStderr(), "sockvet: %s matches no packages\n", pattern)
	}
	listStale(cmd.ErrOrStderr(), flags, stale)
	summarize(cmd.ErrOrStderr(), run.report, run.result, time.Since(start))
	if err := cmp.Or(fixErr, run.misnamed()); err != nil {
		return err
	}
	return flags.gate.judge(run.report)
}

// An analysis is what a run of the driver has come to.
type analysis struct {
	config driver.Config
	result *driver.Result
	report *report.Report
}

// analyse runs the driver and makes a report of what the settings let through.
// The stream, if there is one, has the findings before.
func analyse(cmd *cobra.Command, flags checkFlags, patterns []string, stream *stream) (*analysis, error) {
	config, err := newConfig(flags, patterns)
	if err != nil {
		return nil, err
	}
	config.GOARCH, err = chooseArchitecture(cmd.Context(), cmd.ErrOrStderr(), config.Dir, config.GOOS, config.GOARCH)
	if err != nil {
		return nil, flags.config.blame(err, "goarch")
	}
	stream.attach(&config)
	result, err := drive(cmd, config)
	if err != nil {
		return nil, hintCommand(cmd, patterns, hintTests(err))
	}
	return &analysis{config: config, result: result, report: flags.report(config, result)}, nil
}

// misnamed returns an error if a pattern names a package that is not there. The
// others were analysed all the same.
func (a *analysis) misnamed() error {
	for _, p := range a.result.Problems {
		if p.Kind == driver.Missing && slices.Contains(a.config.Patterns, p.Package) {
			return fmt.Errorf("%s: %s", p.Package, p.Message)
		}
	}
	return nil
}

// report makes a report of what the settings for paths let through.
func (f *checkFlags) report(config driver.Config, result *driver.Result) *report.Report {
	rep := newReport(config, result)
	f.config.paths.filter(rep)
	return rep
}

// drive runs the driver and shows how far it is.
func drive(cmd *cobra.Command, config driver.Config) (*driver.Result, error) {
	progress := startProgress(cmd.ErrOrStderr())
	defer progress.stop()
	config.Progress = progress.update
	config.RelaxGC() // until the process ends
	return driver.Run(cmd.Context(), config)
}

// newConfig refuses flags that the driver or the pass could only ignore.
func newConfig(flags checkFlags, patterns []string) (driver.Config, error) {
	var none driver.Config
	if err := validateFlags(flags); err != nil {
		return none, err
	}
	dir, err := workingDir(flags.dir)
	if err != nil {
		return none, err
	}
	cache, err := cacheDir()
	if err != nil {
		return none, err
	}
	if flags.noCache {
		cache = ""
	}
	if len(patterns) == 0 {
		patterns = []string{"./..."}
	}
	return driver.Config{
		Dir:      dir,
		Patterns: patterns,
		GOOS:     systems(flags.goos),
		GOARCH:   flags.goarch,
		Tags:     strings.Join(flags.tags, ","),
		Tests:    flags.settings.Tests,
		Cache:    cache,
		Settings: flags.config.paths.widen(flags.settings),
	}, nil
}

// validateFlags refuses flags that can only be mistakes.
func validateFlags(flags checkFlags) error {
	if err := validateSettings(flags.settings, &flags.config); err != nil {
		return err
	}
	if err := validateTargets(systems(flags.goos), flags.goarch, &flags.config); err != nil {
		return err
	}
	if flags.known.rev != "" && flags.known.diff != "" {
		return errors.New("--new-from and --new-from-diff exclude each other")
	}
	return flags.config.blame(flags.gate.validate(), "max-findings")
}

// hintTests adds a hint to an error about packages that have only test files.
func hintTests(err error) error {
	if load := new(driver.LoadError); errors.As(err, &load) && load.OnlyTests {
		return fmt.Errorf("%w (--tests looks at them)", err)
	}
	return err
}

// hintCommand adds a hint to an error about a pattern that looks like the
// misspelt name of a command.
func hintCommand(cmd *cobra.Command, patterns []string, err error) error {
	if len(patterns) == 0 || strings.ContainsAny(patterns[0], "./") {
		return err
	}
	names := cmd.Root().SuggestionsFor(patterns[0])
	if patterns[0] == "version" {
		names = []string{"--version"}
	}
	if len(names) == 0 {
		return err
	}
	return fmt.Errorf("%w (did you mean sockvet %s?)", err, strings.Join(names, " or sockvet "))
}
