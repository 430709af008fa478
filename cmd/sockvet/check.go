package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/driver"
)

// checkFlags are the flags of the main command.
type checkFlags struct {
	dir      string
	goos     []string
	goarch   string
	tags     []string
	output   outputFlags
	verbose  bool
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
			return profiled(flags.profiles, func() error { return check(cmd, flags, args) })
		},
		ValidArgsFunction:          cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs),
		SuggestionsMinimumDistance: 2,
	}
	addCheckFlags(cmd, &flags)
	return cmd
}

func addCheckFlags(cmd *cobra.Command, flags *checkFlags) {
	f := cmd.Flags()
	f.StringVarP(&flags.dir, "chdir", "C", "", "run as if started in `DIR`")
	f.StringSliceVar(&flags.goos, "goos", []string{"windows"}, "operating systems to analyse for")
	f.StringVar(&flags.goarch, "goarch", "", "architecture to analyse for (default that of the go command)")
	f.StringSliceVar(&flags.tags, "tags", nil, "build tags")
	flags.output.add(cmd)
	f.BoolVarP(&flags.verbose, "verbose", "v", false, "say what was done in which time, and name the packages that could not be analysed")
	f.BoolVar(&flags.noCache, "no-cache", false, "neither use nor write the cache (see sockvet cache)")
	addProfileFlags(cmd, &flags.profiles)

	s := &flags.settings
	f.Var(levelValue{&s.Level}, "level", "lowest level to report: note, warning or error")
	f.StringSliceVar(&s.Rules, "rules", nil, "rules to apply, or -NAME to drop one (default those that are on)")
	f.BoolVar(&s.Tests, "tests", s.Tests, "report findings in test files")
	f.BoolVar(&s.Generated, "generated", s.Generated, "report findings in generated files")
	f.BoolVar(&s.UnknownPorts, "unknown-ports", s.UnknownPorts, "report listeners whose port can't be told")
	f.StringVar(&s.Platform, "platform", s.Platform, "Windows version to judge by (default those that Go runs on)")
	f.IntVar(&s.LingerSmall, "linger-small", s.LingerSmall, "SO_LINGER timeouts below this many seconds are too small")
	f.IntVar(&s.LingerLarge, "linger-large", s.LingerLarge, "SO_LINGER timeouts above this many seconds are too large")

	complete(cmd, "level", levelNames())
	complete(cmd, "rules", ruleNames())
	complete(cmd, "platform", platformNames())
}

// check analyses the packages and writes the report.
func check(cmd *cobra.Command, flags checkFlags, patterns []string) error {
	outputs, err := flags.output.parse()
	if err != nil {
		return err
	}
	config, err := newConfig(flags, patterns)
	if err != nil {
		return err
	}

	progress := startProgress(cmd.ErrOrStderr())
	config.Progress = progress.update
	start := time.Now()
	result, err := driver.Run(cmd.Context(), config)
	progress.stop()
	if err != nil {
		return hintCommand(cmd, patterns, err)
	}

	rep := newReport(config, result)
	if err := outputs.write(cmd.OutOrStdout(), rep); err != nil {
		return err
	}
	if flags.verbose {
		listProblems(cmd.ErrOrStderr(), result.Problems)
		listPhases(cmd.ErrOrStderr(), config, result)
	}
	summarize(cmd.ErrOrStderr(), rep, result, time.Since(start))
	if len(rep.Findings) > 0 {
		return errFindings
	}
	return nil
}

// newConfig refuses flags that the driver or the pass could only ignore.
func newConfig(flags checkFlags, patterns []string) (driver.Config, error) {
	var none driver.Config
	if err := validateSettings(flags.settings); err != nil {
		return none, err
	}
	if err := validateTargets(flags.goos, flags.goarch); err != nil {
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
		GOOS:     slices.Compact(flags.goos),
		GOARCH:   flags.goarch,
		Tags:     strings.Join(flags.tags, ","),
		Tests:    flags.settings.Tests,
		Cache:    cache,
		Settings: flags.settings,
	}, nil
}

// hintCommand adds a hint to an error about a pattern that looks like the
// misspelt name of a command.
func hintCommand(cmd *cobra.Command, patterns []string, err error) error {
	if len(patterns) == 0 || strings.ContainsAny(patterns[0], "./") {
		return err
	}
	names := cmd.Root().SuggestionsFor(patterns[0])
	if len(names) == 0 {
		return err
	}
	return fmt.Errorf("%w (did you mean sockvet %s?)", err, strings.Join(names, " or sockvet "))
}
