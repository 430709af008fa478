package analyzer

import (
	"flag"
	"fmt"
	"slices"
	"strings"

	"github.com/sockvet/sockvet/rules"
)

// Settings are the choices of a user. The zero value is not useful; start
// from [DefaultSettings]. The names of the flags are the names of the settings
// everywhere.
type Settings struct {
	// Level is the lowest level that is reported.
	Level rules.Level
	// Rules selects rules by name. Empty means all that are on by default;
	// "-name" drops one from that set and "+name" adds one that is off by
	// default; a list with names that have no sign selects exactly those.
	Rules []string
	// Tests reports findings in _test.go files too. A port held for the
	// length of a test is no service.
	Tests bool
	// Generated reports findings in generated files too.
	Generated bool
	// UnknownPorts reports listeners whose port the analysis can't tell.
	UnknownPorts bool
	// Deps reports fixed ports, and defaults, that other modules bind by
	// themselves, at the call that makes them do so.
	Deps bool
	// Platform is the name of the Windows version whose tables apply, see
	// [rules.PlatformByName]. Empty means those that Go runs on.
	Platform string
	// LingerSmall and LingerLarge bound, in seconds, the SO_LINGER timeouts
	// that are called neither too small nor too large.
	LingerSmall, LingerLarge int
}

// DefaultSettings returns the settings that every way of use starts from.
func DefaultSettings() Settings {
	return Settings{
		Level:       rules.Note,
		LingerSmall: rules.DefaultLingerSmall,
		LingerLarge: rules.DefaultLingerLarge,
	}
}

// Check returns an error that names the first setting that makes no sense.
func (s *Settings) Check() error {
	for _, r := range s.Rules {
		if _, ok := rules.RuleByName(unsigned(r)); !ok {
			return fmt.Errorf("unknown rule %q (want one of %s)", r, strings.Join(ruleNames(), ", "))
		}
	}
	if s.Platform != "" {
		if _, ok := rules.PlatformByName(s.Platform); !ok {
			return fmt.Errorf("unknown platform %q", s.Platform)
		}
	}
	if s.LingerSmall < 0 || s.LingerLarge < s.LingerSmall {
		return fmt.Errorf("linger thresholds %d and %d: want 0 <= small <= large", s.LingerSmall, s.LingerLarge)
	}
	return nil
}

func ruleNames() []string {
	var names []string
	for _, r := range rules.Catalogue() {
		names = append(names, r.Name)
	}
	return names
}

// enabled reports whether a rule is selected.
func (s *Settings) enabled(r rules.Rule) bool {
	switch {
	case slices.Contains(s.Rules, "-"+r.Name):
		return false
	case slices.Contains(s.Rules, "+"+r.Name), slices.Contains(s.Rules, r.Name):
		return true
	}
	exact := slices.ContainsFunc(s.Rules, func(n string) bool { return n == unsigned(n) })
	return r.Default && !exact
}

// Selects reports whether the settings select the rule of that name.
func (s *Settings) Selects(name string) bool {
	rule, ok := rules.RuleByName(name)
	return ok && s.enabled(rule)
}

// unsigned returns the name of a rule in an entry of Settings.Rules.
func unsigned(entry string) string { return strings.TrimLeft(entry, "+-") }

// platform returns the Windows version whose tables apply. Those that Go runs
// on all have the same.
func (s *Settings) platform() rules.Platform {
	if s.Platform != "" {
		if p, ok := rules.PlatformByName(s.Platform); ok {
			return p
		}
	}
	return rules.GoPlatforms()[0]
}

// Register defines a flag in fs for each setting, with the value that s has as
// its default. Setting the flag changes s.
func (s *Settings) Register(fs *flag.FlagSet) {
	fs.Var((*levelFlag)(&s.Level), "level", "lowest `level` reported: note, warning or error")
	fs.Var((*listFlag)(&s.Rules), "rules", "comma-separated `rules` to check; -name drops one from the default set, +name adds one")
	fs.BoolVar(&s.Tests, "tests", s.Tests, "report findings in test files too")
	fs.BoolVar(&s.Generated, "generated", s.Generated, "report findings in generated files too")
	fs.BoolVar(&s.UnknownPorts, "unknown-ports", s.UnknownPorts, "report listeners whose port can't be told")
	fs.BoolVar(&s.Deps, "deps", s.Deps, "report ports that dependencies bind by themselves, at the call that leads there")
	fs.StringVar(&s.Platform, "platform", s.Platform, "Windows `version` whose bind tables apply (default: those that Go runs on)")
	fs.IntVar(&s.LingerSmall, "linger-small", s.LingerSmall, "SO_LINGER `seconds` below which data is likely to be lost")
	fs.IntVar(&s.LingerLarge, "linger-large", s.LingerLarge, "SO_LINGER `seconds` above which Close may stall a server")
}

// levelFlag and listFlag are flag values over the fields of Settings.

type levelFlag rules.Level

func (l *levelFlag) String() string { return rules.Level(*l).String() }

func (l *levelFlag) Set(s string) error {
	v, err := rules.ParseLevel(s)
	*l = levelFlag(v)
	return err
}

type listFlag []string

func (l *listFlag) String() string { return strings.Join(*l, ",") }

func (l *listFlag) Set(s string) error {
	*l = nil
	for name := range strings.SplitSeq(s, ",") {
		if name = strings.TrimSpace(name); name != "" {
			*l = append(*l, name)
		}
	}
	return nil
}
