package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sockvet/sockvet/analyzer"
)

func newConfigCommand() *cobra.Command {
	flags := checkFlags{settings: analyzer.DefaultSettings()}
	schema := false
	cmd := &cobra.Command{
		Use:   "config [flags]",
		Short: "Print the settings in force and where each comes from",
		Long: `Config prints the settings that a run with the same flags would have, and where
each comes from: a flag, a line of the configuration file, or the default.

The file is .sockvet.yml in the working directory or above, up to the root of the
module. It has the flags' names as keys, and under paths settings for some files:

  level: warning
  rules: [-client-port]
  paths:
    - path: internal/legacy/**
      rules: [-linger]
    - path: cmd/bench
      ignore: true

go vet does not read it: the go command would not notice that it has changed.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if schema {
				return printSchema(cmd)
			}
			if err := configure(cmd, &flags); err != nil {
				return err
			}
			if err := validateFlags(flags); err != nil {
				return err
			}
			return profiled(flags, func() error { return printSettings(cmd, flags.config) })
		},
	}
	addCheckFlags(cmd, &flags)
	addReportFlags(cmd, &flags)
	cmd.Flags().BoolVar(&schema, "schema", false, "print the file's JSON schema instead")
	return cmd
}

func printSchema(cmd *cobra.Command) error {
	text, err := configSchema()
	if err != nil {
		return err
	}
	_, err = cmd.OutOrStdout().Write(text)
	return err
}

func printSettings(cmd *cobra.Command, c configFlags) error {
	t := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
	for _, key := range configKeys(cmd.Flags()) {
		origin := c.origins[key]
		if origin == "" {
			origin = "default"
		}
		fmt.Fprintf(t, "%s\t%s\t%s\n", key, flagText(cmd.Flags().Lookup(key)), origin)
	}
	for _, r := range c.paths.rules {
		var parts []string
		if r.Ignore {
			parts = append(parts, "ignore")
		}
		if len(r.Rules) > 0 {
			parts = append(parts, "rules "+strings.Join(r.Rules, ","))
		}
		if r.level != nil {
			parts = append(parts, "level "+r.level.String())
		}
		fmt.Fprintf(t, "paths %s\t%s\t%s:%d\n", r.Path, strings.Join(parts, ", "), c.paths.file, r.Line)
	}
	return t.Flush()
}

// flagText is the value of a flag as the configuration would spell it.
func flagText(f *pflag.Flag) string {
	text := f.Value.String()
	if text == "" {
		return `""`
	}
	return text
}
