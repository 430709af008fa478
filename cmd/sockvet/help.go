package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// completeRoot adds the commands that cobra has for every program, and has them
// refuse what they don't know, for which they would print help. The output must
// be set.
func completeRoot(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "help":
			cmd.Args = isCommand
		case "completion":
			cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		}
	}
}

// isCommand refuses arguments that name no command.
func isCommand(cmd *cobra.Command, args []string) error {
	found, rest, err := cmd.Root().Find(args)
	if err == nil && len(rest) == 0 {
		return nil
	}
	if len(rest) == 0 {
		rest = args
	}
	hint := "sockvet help lists them"
	if names := found.SuggestionsFor(rest[0]); len(names) > 0 {
		hint = "did you mean " + strings.Join(names, " or ") + "?"
	}
	return fmt.Errorf("unknown command %q (%s)", strings.Join(args, " "), hint)
}

// checkHelp makes the root command's help go through a writer that remembers what
// went wrong, for cobra does not say.
func checkHelp(root *cobra.Command) *checkedWriter {
	w := new(checkedWriter)
	help := root.HelpFunc()
	root.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		w.to = cmd.OutOrStdout()
		cmd.SetOut(w)
		help(cmd, args)
	})
	return w
}

// A checkedWriter keeps the first error of a writer.
type checkedWriter struct {
	to  io.Writer
	err error
}

func (w *checkedWriter) Write(p []byte) (int, error) {
	n, err := w.to.Write(p)
	if w.err == nil && err != nil {
		w.err = fmt.Errorf("write help: %w", err)
	}
	return n, err
}
