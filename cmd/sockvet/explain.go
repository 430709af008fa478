package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/report/ruledoc"
	"github.com/sockvet/sockvet/rules"
)

func newExplainCommand() *cobra.Command {
	flags := checkFlags{settings: analyzer.DefaultSettings()}
	cmd := &cobra.Command{
		Use:   "explain [rule | FILE:LINE]",
		Short: "Explain a rule, a finding, or what becomes of two binds",
		Long: `Explain lists the rules; or prints one rule's explanation with examples and the
tables that it stands on; or tells the story of the finding at a place: what is
bound, how sockvet knows, who could take the port on which Windows, and what to
do. See also sockvet explain bind.`,
		Example: `  sockvet explain
  sockvet explain exclusive
  sockvet explain server/main.go:31
  sockvet explain bind --first default/wildcard`,
		Args:      cobra.MaximumNArgs(1),
		ValidArgs: ruleNames(),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return explained(flags, func() error { return ruledoc.WriteList(cmd.OutOrStdout(), rules.Catalogue()) })
			}
			if !place.MatchString(args[0]) {
				return explained(flags, func() error { return explainRule(cmd, args[0]) })
			}
			if err := configure(cmd, &flags); err != nil {
				return err
			}
			return profiled(flags, func() error { return explainFinding(cmd, flags, args[0]) })
		},
	}
	addCheckFlags(cmd, &flags)
	flags.output.color.add(cmd)
	cmd.AddCommand(newExplainBindCommand())
	return cmd
}

// explained does work that no flag about findings matters to. That one is wrong is
// said all the same.
func explained(flags checkFlags, work func() error) error {
	if err := validateFlags(flags); err != nil {
		return err
	}
	return profiled(flags, work)
}

func explainRule(cmd *cobra.Command, name string) error {
	rule, ok := rules.RuleByName(name)
	if !ok {
		return unknownRule(name)
	}
	if err := ruledoc.WriteText(cmd.OutOrStdout(), rule); err != nil {
		return fmt.Errorf("write rule: %w", err)
	}
	return nil
}

func unknownRule(name string) error {
	return fmt.Errorf("unknown rule %q (the rules are %s)", name, strings.Join(ruleNames(), ", "))
}
