package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// What the process exits with.
const (
	exitClean    = 0
	exitFindings = 1
	exitUsage    = 2
)

// errFindings makes a run that reported findings exit with [exitFindings].
var errFindings = errors.New("findings were reported")

// run is the command line: it writes reports to stdout, one line for an error
// to stderr, and returns the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := newRootCommand()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	completeRoot(root)
	help := checkHelp(root)
	err := root.ExecuteContext(ctx)
	if err == nil {
		err = help.err
	}
	switch {
	case err == nil:
		return exitClean
	case ctx.Err() != nil:
		return exitInterrupted(ctx)
	case errors.Is(err, errFindings):
		return exitFindings
	}
	fmt.Fprintf(stderr, "sockvet: %v\n", err)
	return exitUsage
}

func newRootCommand() *cobra.Command {
	root := newCheckCommand()
	root.Version = version()
	info, _ := debug.ReadBuildInfo()
	root.SetVersionTemplate("sockvet {{.Version}}" + checksum(info) + "\n")
	root.SilenceErrors = true
	root.SilenceUsage = true
	root.SetFlagErrorFunc(explainFlagError)
	root.AddCommand(newTablesCommand(), newExplainCommand(), newBaselineCommand(), newConfigCommand(), newCacheCommand())
	return root
}
