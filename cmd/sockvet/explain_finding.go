package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sockvet/sockvet/internal/report"
	"github.com/sockvet/sockvet/rules"
)

// place matches FILE:LINE, as findings begin, and FILE:LINE:COLUMN.
var place = regexp.MustCompile(`^(.+?):(\d+)(?::\d+)?:?$`)

// explainFinding tells the story of the finding at a place, hidden or not. It
// is that which lies there, or that whose way leads through there.
func explainFinding(cmd *cobra.Command, flags checkFlags, arg string) error {
	match := place.FindStringSubmatch(arg)
	line, err := strconv.Atoi(match[2])
	if err != nil {
		return fmt.Errorf("%s: no line of a file", arg)
	}
	dir, err := workingDir(flags.dir)
	if err != nil {
		return err
	}
	file := inDir(dir, filepath.FromSlash(match[1]))
	if _, err := os.Stat(filepath.Dir(file)); err != nil { // a //line directive may name a file that there is not
		return fmt.Errorf("no finding at %s: %w", arg, err)
	}
	flags.settings.Level = rules.Note
	flags.settings.Tests = flags.settings.Tests || strings.HasSuffix(file, "_test.go")
	flags.settings.Generated = true
	flags.config.paths = pathRules{} // what they hide can be asked for
	flags.dir = filepath.Dir(file)
	run, err := analyse(cmd, flags, []string{"."}, nil)
	if err != nil {
		return err
	}
	rep := run.report
	rep.Dir = dir
	found := rep.All()
	at := findingsAt(found, file, line)
	if len(at) == 0 {
		return noFinding(arg, found, file)
	}
	for i, f := range at {
		if i > 0 {
			fmt.Fprintln(cmd.OutOrStdout())
		}
		story := report.Story{Color: flags.output.color.on(cmd.OutOrStdout())}
		if err := story.Write(cmd.OutOrStdout(), rep, f); err != nil {
			return fmt.Errorf("write story: %w", err)
		}
	}
	return nil
}

func findingsAt(found []report.Finding, file string, line int) []report.Finding {
	var there, through []report.Finding
	for _, f := range found {
		switch {
		case f.File == file && f.Line <= line && line <= max(f.Line, f.EndLine):
			there = append(there, f)
		case slices.ContainsFunc(f.Trace, func(s report.Step) bool { return s.File == file && s.Line == line }):
			through = append(through, f)
		}
	}
	if len(there) > 0 {
		return there
	}
	return through
}

func noFinding(arg string, found []report.Finding, file string) error {
	var lines []string
	for _, f := range found {
		if text := strconv.Itoa(f.Line); f.File == file && !slices.Contains(lines, text) {
			lines = append(lines, text)
		}
	}
	if len(lines) == 0 {
		return fmt.Errorf("no finding at %s, nor elsewhere in the file", arg)
	}
	return fmt.Errorf("no finding at %s (there are findings in line %s)", arg, strings.Join(lines, ", "))
}
