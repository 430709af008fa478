package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sockvet/sockvet/internal/report/picture"
	"github.com/sockvet/sockvet/internal/report/tables"
	"github.com/sockvet/sockvet/rules"
)

// defaultPlatform is one of those that Go runs on; all of them answer alike.
const defaultPlatform = "Windows 11"

// bindFlags are the flags of explain bind.
type bindFlags struct {
	platform      string
	first, second string
	differentUser bool
	format        string
	color         colorMode
}

func newExplainBindCommand() *cobra.Command {
	var flags bindFlags
	cmd := &cobra.Command{
		Use:   "bind --first OPTION/SCOPE [--second OPTION/SCOPE]",
		Short: "Say what becomes of two binds to one port",
		Long: `Bind says what becomes of a second caller that binds the port of a first one, and
which cell of which table says so.

Without --second it lists the outcome for every second caller, who could take
the first caller's traffic, and what SO_EXCLUSIVEADDRUSE would change about
that. Then it draws this: the table with the socket's row and column marked and
what each attacker takes, for the same user and for different ones, before and
after the option. --format svg, html and markdown draw it for documents.

OPTION is default, SO_REUSEADDR or SO_EXCLUSIVEADDRUSE; SCOPE is wildcard or
specific. Two specific callers are on the same address.`,
		Example: `  sockvet explain bind --first default/wildcard
  sockvet explain bind --first default/wildcard --format svg > wildcard.svg
  sockvet explain bind --first default/wildcard --second SO_REUSEADDR/specific
  sockvet explain bind --platform xp --first default/specific --second SO_REUSEADDR/specific --different-user`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return explainBind(cmd, flags)
		},
	}
	f := cmd.Flags()
	f.StringVar(&flags.platform, "platform", defaultPlatform, "version of Windows")
	f.StringVar(&flags.first, "first", "", "first caller, as `OPTION/SCOPE`")
	f.StringVar(&flags.second, "second", "", "second caller, as `OPTION/SCOPE` (default every one)")
	f.BoolVar(&flags.differentUser, "different-user", false, "the callers are different users (default the same user; without --second, both)")
	f.StringVar(&flags.format, "format", "text", "text, or a picture without --second: "+strings.Join(picture.FormatNames(), ", "))
	flags.color.add(cmd)
	complete(cmd, "format", append([]string{"text"}, picture.FormatNames()...))
	complete(cmd, "platform", platformNames())
	complete(cmd, "first", callerNames())
	complete(cmd, "second", callerNames())
	return cmd
}

func explainBind(cmd *cobra.Command, flags bindFlags) error {
	platform, err := parsePlatform(flags.platform)
	if err != nil {
		return fmt.Errorf("--platform: %w", err)
	}
	if flags.first == "" {
		return errors.New("explain bind needs --first OPTION/SCOPE, for example --first default/wildcard")
	}
	first, err := rules.ParseCaller(flags.first)
	if err != nil {
		return fmt.Errorf("--first: %w", err)
	}
	if flags.second == "" {
		return explainFirst(cmd, flags, platform, first)
	}
	if flags.format != "text" {
		return fmt.Errorf("--format: the answer for one second caller is no picture, so it is text only")
	}
	second, err := rules.ParseCaller(flags.second)
	if err != nil {
		return fmt.Errorf("--second: %w", err)
	}
	return tables.WriteAnswer(cmd.OutOrStdout(), platform, !flags.differentUser, first, second)
}

// explainFirst says what there is to say about a first caller: in words and as
// a picture, or as a picture only.
func explainFirst(cmd *cobra.Command, flags bindFlags, platform rules.Platform, first rules.Caller) error {
	pic := picture.New(platform, first)
	users := []bool{true, false}
	if flags.differentUser {
		users = []bool{false}
		pic = pic.DifferentUser()
	}
	out := cmd.OutOrStdout()
	if flags.format == "text" {
		if err := tables.WriteAnswers(out, platform, users, first); err != nil {
			return err
		}
		fmt.Fprintln(out)
		return picture.Text{Color: flags.color.on(out)}.Write(out, pic)
	}
	format, err := picture.ParseFormat(flags.format)
	if err != nil {
		return fmt.Errorf("--format: %w", err)
	}
	return format.Write(out, pic)
}

// parsePlatform is rules.PlatformByName with an error that names the valid
// platforms.
func parsePlatform(name string) (rules.Platform, error) {
	p, ok := rules.PlatformByName(name)
	if !ok {
		return rules.Platform{}, fmt.Errorf("unknown platform %q (the platforms are %s)", name, strings.Join(platformNames(), ", "))
	}
	return p, nil
}
