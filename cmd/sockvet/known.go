package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/sockvet/sockvet/internal/baseline"
	"github.com/sockvet/sockvet/internal/report"
)

// knownFlags say which findings are known and not to be reported again.
type knownFlags struct {
	baseline string
	rev      string
	diff     string
}

func (k *knownFlags) add(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&k.baseline, "baseline", "", "hide the findings in this `FILE` (see sockvet baseline)")
	f.StringVar(&k.rev, "new-from", "", "hide the findings that the git revision `REV` has")
	f.StringVar(&k.diff, "new-from-diff", "", "hide the findings that are there without the change in `FILE`, a unified diff")
}

// read reads the baseline, if there is one: that it is damaged should be known
// before the work begins.
func (k *knownFlags) read(chdir string) (baseline.Baseline, error) {
	if k.baseline == "" {
		return nil, nil
	}
	return readBaseline(inDir(chdir, k.baseline))
}

// hide moves known findings to the suppressed ones. It returns the entries of
// the baseline that match none.
func (k *knownFlags) hide(cmd *cobra.Command, flags checkFlags, run *analysis, known baseline.Baseline) (stale baseline.Baseline, err error) {
	unmatched := hideKnown(run.report, known, "in the baseline")
	if len(unmatched) > 0 {
		stale = staleEntries(run, flags, unmatched)
	}
	base, reason, err := k.base(cmd, flags, run)
	if err != nil {
		return nil, err
	}
	hideKnown(run.report, base, reason)
	return stale, nil
}

// hideKnown suppresses the findings that the baseline has, and returns the
// entries that match none.
func hideKnown(rep *report.Report, known baseline.Baseline, reason string) baseline.Baseline {
	is, unmatched := known.Match(rep.Findings)
	var left []report.Finding
	for i, f := range rep.Findings {
		if is[i] {
			f.Suppression = &report.Suppression{Kind: report.ByBaseline, Reason: reason}
			rep.Suppressed = append(rep.Suppressed, f)
		} else {
			left = append(left, f)
		}
	}
	rep.Findings = left
	rep.Sort()
	return unmatched
}

func readBaseline(file string) (baseline.Baseline, error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read baseline: %w (sockvet baseline write makes it)", err)
	}
	if err != nil {
		return nil, fmt.Errorf("read baseline: %w", err)
	}
	defer f.Close()
	b, err := baseline.Parse(f)
	if err != nil {
		return nil, fmt.Errorf("read baseline: %s: %w", file, err)
	}
	return b, nil
}

// staleEntries returns those entries that this run would have matched, were
// the code still the same. A run that looks at a part of the program says
// nothing about the rest: code may have moved there.
func staleEntries(run *analysis, flags checkFlags, unmatched baseline.Baseline) baseline.Baseline {
	s := newScope(run, flags)
	if !s.whole {
		return nil
	}
	return slices.DeleteFunc(unmatched, func(e baseline.Entry) bool { return !s.has(e) })
}

// listStale says which entries of the baseline match nothing any more.
func listStale(w io.Writer, flags checkFlags, stale baseline.Baseline) {
	if len(stale) == 0 {
		return
	}
	if flags.verbose {
		for _, e := range stale {
			fmt.Fprintf(w, "sockvet: stale in the baseline: %s: %s: %s (%s)\n", e.File, e.Decl, e.Code, e.Rule)
		}
	}
	entries := count(len(stale), "finding")
	fmt.Fprintf(w, "sockvet: the baseline has %s that the code has no more (sockvet baseline prune takes them out)\n", entries)
}
