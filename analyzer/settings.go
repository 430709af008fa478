package analyzer

import (
	"github.com/sockvet/sockvet/rules"
)

// Settings are the choices of a user. The zero value is not useful; start
// from [DefaultSettings]. The json names are those of the flags and of the
// golangci-lint settings.
type Settings struct {
	// Level is the lowest level that is reported.
	Level rules.Level
	// Rules selects rules by name. Empty means all that are on by default;
	// "-name" drops one from that set; a list without "-name" entries
	// selects exactly those named.
	Rules []string
	// Tests reports findings in _test.go files too.
	Tests bool
	// Generated reports findings in generated files too.
	Generated bool
	// UnknownPorts reports listeners whose port the analysis can't tell.
	UnknownPorts bool
	// Platform is the name of the Windows version whose tables apply
	// (rules.PlatformByName). Empty means those that Go runs on.
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
