package analyzer_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/rules"
)

// What testdata/src/settings holds.
const (
	wildcard  = "settings_windows.go warning exclusive 8001"
	specific  = "settings_windows.go note exclusive 8002"
	unknown   = "settings_windows.go warning exclusive 0"
	client    = "settings_windows.go note client-port 4500"
	blocks    = "settings_windows.go warning linger"
	truncated = "settings_windows.go error linger"
	reuse     = "settings_windows.go error reuseaddr"
	generated = "generated.go warning exclusive 8003"
	inTest    = "settings_test.go warning exclusive 8004"
	forTest   = "settings_test.go warning exclusive 8005"
)

func TestSettings(t *testing.T) {
	l := loadSettings(t)
	all := []string{wildcard, specific, client, blocks, truncated, reuse}
	for _, tt := range []struct {
		name  string
		set   func(*analyzer.Settings)
		flags string
		want  []string
	}{
		{"default", func(*analyzer.Settings) {}, "", all},
		{"note", func(s *analyzer.Settings) { s.Level = rules.Note }, "-level=note", all},
		{
			"warning", func(s *analyzer.Settings) { s.Level = rules.Warning }, "-level=warning",
			[]string{wildcard, blocks, truncated, reuse},
		},
		{"error", func(s *analyzer.Settings) { s.Level = rules.Error }, "-level=error", []string{truncated, reuse}},
		{"one rule", func(s *analyzer.Settings) { s.Rules = []string{"reuseaddr"} }, "-rules=reuseaddr", []string{reuse}},
		{
			"two rules", func(s *analyzer.Settings) { s.Rules = []string{"client-port", "linger"} },
			"-rules=client-port, linger", []string{client, blocks, truncated},
		},
		{
			"without a rule", func(s *analyzer.Settings) { s.Rules = []string{"-linger"} }, "-rules=-linger",
			[]string{wildcard, specific, client, reuse},
		},
		{
			"without two", func(s *analyzer.Settings) { s.Rules = []string{"-linger", "-exclusive"} },
			"-rules=-linger,-exclusive", []string{client, reuse},
		},
		{
			"with and without", func(s *analyzer.Settings) { s.Rules = []string{"linger", "reuseaddr", "-linger"} },
			"-rules=linger,reuseaddr,-linger", []string{reuse},
		},
		{
			"with one more", func(s *analyzer.Settings) { s.Rules = []string{"+graceful-close"} }, "-rules=+graceful-close", all,
		},
		{
			"one more and without", func(s *analyzer.Settings) { s.Rules = []string{"+graceful-close", "-exclusive", "-linger"} },
			"-rules=+graceful-close,-exclusive,-linger", []string{client, reuse},
		},
		{
			"tests", func(s *analyzer.Settings) { s.Tests = true }, "-tests",
			append(slices.Clone(all), inTest, forTest),
		},
		{
			"generated", func(s *analyzer.Settings) { s.Generated = true }, "-generated",
			append(slices.Clone(all), generated),
		},
		{
			"unknown ports", func(s *analyzer.Settings) { s.UnknownPorts = true }, "-unknown-ports",
			append(slices.Clone(all), unknown),
		},
		{
			"together", func(s *analyzer.Settings) { s.Level, s.Tests, s.Rules = rules.Warning, true, []string{"exclusive"} },
			"-level=warning -tests -rules=exclusive", []string{wildcard, inTest, forTest},
		},
		{"a platform of today", func(s *analyzer.Settings) { s.Platform = "windows-11" }, "-platform=windows-11", all},
	} {
		t.Run(tt.name, func(t *testing.T) {
			settings := analyzer.DefaultSettings()
			tt.set(&settings)
			slices.Sort(tt.want)

			result, _, err := run(t, analyzer.New(settings), l)
			if err != nil {
				t.Fatalf("by settings: %v", err)
			}
			if diff := cmp.Diff(tt.want, brief(l, result.Findings)); diff != "" {
				t.Errorf("by settings (-want +got):\n%s", diff)
			}

			byFlags := analyzer.New(analyzer.DefaultSettings())
			var args []string
			for a := range strings.SplitSeq(tt.flags, " -") {
				if a != "" {
					args = append(args, "-"+strings.TrimPrefix(a, "-"))
				}
			}
			if err := byFlags.Flags.Parse(args); err != nil {
				t.Fatalf("flags %q: %v", args, err)
			}
			result, _, err = run(t, byFlags, l)
			if err != nil {
				t.Fatalf("by flags: %v", err)
			}
			if diff := cmp.Diff(tt.want, brief(l, result.Findings)); diff != "" {
				t.Errorf("by flags (-want +got):\n%s", diff)
			}
		})
	}
}

// TestLingerThresholds moves the bounds around the 20 s of the program.
func TestLingerThresholds(t *testing.T) {
	l := loadSettings(t)
	message := func(small, large int) string {
		t.Helper()
		s := analyzer.DefaultSettings()
		s.Rules, s.LingerSmall, s.LingerLarge = []string{"linger"}, small, large
		result, _, err := run(t, analyzer.New(s), l)
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(result.Findings, func(f analyzer.Finding) bool {
			return strings.Contains(f.Message, "SO_LINGER of 20 s")
		})
		if i < 0 {
			t.Fatalf("no finding for 20 s among %v", brief(l, result.Findings))
		}
		return result.Findings[i].Message
	}
	plain, small, large := message(20, 20), message(21, 30), message(10, 19)
	if plain == small || plain == large || small == large {
		t.Errorf("thresholds don't tell:\n%s\n%s\n%s", plain, small, large)
	}
}

// TestSettingsThatMakeNoSense are errors of the run, whichever way they come.
func TestSettingsThatMakeNoSense(t *testing.T) {
	l := loadSettings(t)
	for name, set := range map[string]func(*analyzer.Settings){
		"rule":       func(s *analyzer.Settings) { s.Rules = []string{"exclusiv"} },
		"drop":       func(s *analyzer.Settings) { s.Rules = []string{"-exclusiv"} },
		"platform":   func(s *analyzer.Settings) { s.Platform = "windows-12345" },
		"thresholds": func(s *analyzer.Settings) { s.LingerSmall, s.LingerLarge = 10, 5 },
		"negative":   func(s *analyzer.Settings) { s.LingerSmall = -1 },
	} {
		t.Run(name, func(t *testing.T) {
			s := analyzer.DefaultSettings()
			set(&s)
			if err := s.Check(); err == nil {
				t.Error("Check finds nothing wrong")
			}
			if _, _, err := run(t, analyzer.New(s), l); err == nil {
				t.Error("the pass finds nothing wrong")
			}
		})
	}
	a := analyzer.New(analyzer.DefaultSettings())
	if err := a.Flags.Set("level", "fatal"); err == nil {
		t.Error("flag -level takes an unknown level")
	}
}

// TestSettingsAreValues: analyzers don't share what their flags change.
func TestSettingsAreValues(t *testing.T) {
	s := analyzer.DefaultSettings()
	a, b := analyzer.New(s), analyzer.New(s)
	if err := a.Flags.Set("rules", "linger"); err != nil {
		t.Fatal(err)
	}
	if err := a.Flags.Set("tests", "true"); err != nil {
		t.Fatal(err)
	}
	if got := b.Flags.Lookup("rules").Value.String(); got != "" {
		t.Errorf("a flag of one analyzer set -rules of another to %q", got)
	}
	if diff := cmp.Diff(analyzer.DefaultSettings(), s); diff != "" {
		t.Errorf("flags changed the caller's settings:\n%s", diff)
	}
}

// TestDefaultsOfFlags are those of DefaultSettings.
func TestDefaultsOfFlags(t *testing.T) {
	a := analyzer.New(analyzer.DefaultSettings())
	for name, want := range map[string]string{
		"level": "note", "rules": "", "tests": "false", "generated": "false",
		"unknown-ports": "false", "deps": "false", "platform": "", "linger-small": "", "linger-large": "",
	} {
		f := a.Flags.Lookup(name)
		if f == nil {
			t.Errorf("there is no flag -%s", name)
			continue
		}
		if want != "" && f.DefValue != want {
			t.Errorf("default of -%s is %q, want %q", name, f.DefValue, want)
		}
		if f.Usage == "" {
			t.Errorf("flag -%s has no usage", name)
		}
	}
}
