package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sockvet/sockvet/internal/report/tables"
	"github.com/sockvet/sockvet/rules"
)

func newTablesCommand() *cobra.Command {
	var name string
	var color colorMode
	cmd := &cobra.Command{
		Use:   "tables",
		Short: "Print the bind tables that the rules stand on",
		Long: `Tables prints the four tables of Anthony Jones's article on Winsock socket
security: what each platform offers, and what becomes of a second caller that
binds a port which a first caller holds.

The csv format has a record for each cell of Tables 2 to 4. The svg format draws
these, and the html format has all four, for documents.`,
		Example: `  sockvet tables
  sockvet tables --format markdown
  sockvet tables --format svg > tables.svg
  sockvet tables --format csv | grep ^4,default,wildcard`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			format, err := tables.ParseFormat(name)
			if err != nil {
				return fmt.Errorf("--format: %w", err)
			}
			if _, ok := format.(tables.Text); ok {
				format = tables.Text{Color: color.on(cmd.OutOrStdout())}
			}
			if err := format.Write(cmd.OutOrStdout(), rules.Tables()); err != nil {
				return fmt.Errorf("write tables: %w", err)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&name, "format", "text", "format of the tables: "+strings.Join(tables.FormatNames(), ", "))
	color.add(cmd)
	complete(cmd, "format", tables.FormatNames())
	return cmd
}
