package main

import (
	"github.com/spf13/cobra"

	"github.com/sockvet/sockvet/rules"
)

// complete makes the shell offer values for a flag. That the flag is not
// there is a bug in this program.
func complete(cmd *cobra.Command, flag string, values []string) {
	offer := cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)
	if err := cmd.RegisterFlagCompletionFunc(flag, offer); err != nil {
		panic(err)
	}
}

func levelNames() []string {
	var names []string
	for _, l := range []rules.Level{rules.Note, rules.Warning, rules.Error} {
		names = append(names, l.String())
	}
	return names
}

func ruleNames() []string {
	var names []string
	for _, r := range rules.Catalogue() {
		names = append(names, r.Name)
	}
	return names
}

func platformNames() []string {
	var names []string
	for _, p := range rules.Platforms() {
		names = append(names, p.Name)
	}
	return names
}

func callerNames() []string {
	var names []string
	for _, c := range rules.Callers() {
		names = append(names, c.String())
	}
	return names
}
