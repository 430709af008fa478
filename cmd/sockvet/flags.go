package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sockvet/sockvet/internal/report"
	"github.com/sockvet/sockvet/rules"
)

// levelValue is a flag that holds a level.
type levelValue struct{ level *rules.Level }

func (v levelValue) String() string { return v.level.String() }
func (v levelValue) Type() string   { return "level" }

func (v levelValue) Set(s string) (err error) {
	*v.level, err = rules.ParseLevel(strings.ToLower(s))
	return err
}

// explainFlagError adds a hint where someone wrote a long flag with one dash,
// as the go command takes them, or a format as a flag, and says where to read on.
func explainFlagError(cmd *cobra.Command, err error) error {
	if missing, ok := errors.AsType[*pflag.NotExistError](err); ok {
		format := cmp.Or(missing.GetSpecifiedShortnames(), missing.GetSpecifiedName())
		if slices.Contains(report.FormatNames(), format) && isFlag(cmd, "format") {
			return fmt.Errorf("%w (did you mean --format %s?)", err, format)
		}
		if long := missing.GetSpecifiedShortnames(); len(long) > 1 && isFlag(cmd, long) {
			return fmt.Errorf("%w (did you mean --%s?)", err, long)
		}
	}
	return fmt.Errorf("%w (see %s --help)", err, cmd.CommandPath())
}

// isFlag reports whether "name" or "name=value" names a flag of cmd.
func isFlag(cmd *cobra.Command, arg string) bool {
	name, _, _ := strings.Cut(arg, "=")
	return cmd.Flags().Lookup(name) != nil
}
