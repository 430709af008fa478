package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/baseline"
	"github.com/sockvet/sockvet/internal/outfile"
)

// defaultBaseline is the file that the baseline commands work on where neither
// a flag nor the configuration names one.
const defaultBaseline = ".sockvet-baseline.jsonl"

func newBaselineCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "baseline",
		Short: "Remember the findings that there are, to report new ones only",
		Long: `Baseline works on a file of known findings, which --baseline then hides. A finding
is known by its rule, its declaration and its code, not by its line, so that the
file holds while code moves. One more finding of the same form is new.

Write and prune leave alone what the run could not have found: entries of other
packages, of packages that don't build, and those that need other flags.`,
		Example: `  sockvet baseline write
  sockvet --baseline .sockvet-baseline.jsonl
  sockvet baseline prune`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		newBaselineRun("write", "Write the findings that there are", writeBaseline),
		newBaselineRun("prune", "Take out what is found no more", pruneBaseline),
		newBaselineShow(),
	)
	return cmd
}

// newBaselineRun returns a command that analyses packages and changes the
// baseline.
func newBaselineRun(name, short string, change func(cmd *cobra.Command, flags checkFlags, patterns []string) error) *cobra.Command {
	flags := checkFlags{settings: analyzer.DefaultSettings()}
	cmd := &cobra.Command{
		Use:   name + " [flags] [packages]",
		Short: short,
		Args:  cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := configure(cmd, &flags); err != nil {
				return err
			}
			if flags.known.baseline == "" {
				flags.known.baseline = defaultBaseline
			}
			return profiled(flags, func() error { return change(cmd, flags, args) })
		},
	}
	addCheckFlags(cmd, &flags)
	addBaselineFlag(cmd, &flags.known.baseline)
	return cmd
}

func addBaselineFlag(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, "baseline", "", "the `FILE` (default that of the configuration, or "+defaultBaseline+")")
}

// writeBaseline writes what the run finds and keeps what it could not find: that
// of packages that it was not to look at or that are broken, and that of others'
// flags.
func writeBaseline(cmd *cobra.Command, flags checkFlags, patterns []string) error {
	if slices.ContainsFunc(patterns, func(p string) bool { return strings.HasSuffix(p, ".go") }) {
		return errors.New("baseline write takes packages, not files: those of a package are known together")
	}
	before, err := earlierBaseline(inDir(flags.dir, flags.known.baseline))
	if err != nil {
		return err
	}
	run, err := analyse(cmd, flags, patterns, nil)
	if err != nil {
		return err
	}
	if err := run.misnamed(); err != nil {
		return err
	}
	s := newScope(run, flags)
	found := s.entries(run.report)
	kept := slices.DeleteFunc(before.Without(found), s.has)
	note := ""
	if len(kept) > 0 {
		note = fmt.Sprintf(", %d of them kept from before, where this run did not look", len(kept))
	}
	note += countProblems(run.result.Problems, "sockvet -v")
	return saveBaseline(cmd, run, flags, slices.Concat(found, kept), note)
}

// earlierBaseline reads a file that is about to be written. There may be none.
func earlierBaseline(file string) (baseline.Baseline, error) {
	if info, err := os.Stat(file); err != nil || info.Size() == 0 {
		return nil, nil //nolint:nilerr // whether it can be written shows later
	}
	b, err := readBaseline(file)
	if err != nil {
		return nil, fmt.Errorf("%w (without the file, sockvet baseline write begins anew)", err)
	}
	return b, nil
}

func pruneBaseline(cmd *cobra.Command, flags checkFlags, patterns []string) error {
	if len(patterns) > 0 {
		return errors.New("baseline prune looks at the whole program and takes no packages")
	}
	known, err := readBaseline(inDir(flags.dir, flags.known.baseline))
	if err != nil {
		return err
	}
	run, err := analyse(cmd, flags, patterns, nil)
	if err != nil {
		return err
	}
	_, unmatched := known.Match(run.report.Findings)
	stale := staleEntries(run, flags, unmatched)
	if err := saveBaseline(cmd, run, flags, known.Without(stale), ""); err != nil {
		return err
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "%s taken out\n", count(len(stale), "finding"))
	return nil
}

func saveBaseline(cmd *cobra.Command, run *analysis, flags checkFlags, b baseline.Baseline, note string) error {
	file := inDir(run.config.Dir, flags.known.baseline)
	if err := outfile.Write(file, b.Write); err != nil {
		return fmt.Errorf("write baseline: %w", err)
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "%s in %s%s\n", count(len(b), "finding"), filepath.ToSlash(flags.known.baseline), note)
	return nil
}

func newBaselineShow() *cobra.Command {
	var flags checkFlags
	cmd := &cobra.Command{
		Use:   "show",
		Short: "List the known findings",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := configure(cmd, &flags); err != nil {
				return err
			}
			if flags.known.baseline == "" {
				flags.known.baseline = defaultBaseline
			}
			dir, err := workingDir(flags.dir)
			if err != nil {
				return err
			}
			known, err := readBaseline(inDir(dir, flags.known.baseline))
			if err != nil {
				return err
			}
			return listBaseline(cmd.OutOrStdout(), known)
		},
	}
	cmd.Flags().StringVarP(&flags.dir, "chdir", "C", "", "run as if started in `DIR`")
	flags.config.add(cmd)
	addBaselineFlag(cmd, &flags.known.baseline)
	return cmd
}

func listBaseline(w io.Writer, known baseline.Baseline) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, e := range known {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", e.Rule, e.Level, e.File, e.Decl, e.Code)
	}
	return t.Flush()
}
