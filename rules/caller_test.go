package rules_test

import (
	"fmt"
	"testing"

	"github.com/sockvet/sockvet/rules"
)

// parse reads a caller that the test knows to be one.
func parse(t testing.TB, caller string) rules.Caller {
	t.Helper()
	c, err := rules.ParseCaller(caller)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestParseOption(t *testing.T) {
	tests := map[string]rules.Option{
		"default": rules.Default, "Default": rules.Default, "none": rules.Default,
		"SO_REUSEADDR": rules.ReuseAddr, "so_reuseaddr": rules.ReuseAddr, "reuseaddr": rules.ReuseAddr, "reuse": rules.ReuseAddr,
		"SO_EXCLUSIVEADDRUSE": rules.ExclusiveAddrUse, "exclusiveaddruse": rules.ExclusiveAddrUse, "exclusive": rules.ExclusiveAddrUse,
	}
	for s, want := range tests {
		if got, err := rules.ParseOption(s); err != nil || got != want {
			t.Errorf("ParseOption(%q) = %s, %v; want %s", s, got, err, want)
		}
	}
	for _, s := range []string{"", "SO_LINGER", "so_default", "0x0004"} {
		if got, err := rules.ParseOption(s); err == nil {
			t.Errorf("ParseOption(%q) = %s, want an error", s, got)
		}
	}
}

func TestParseScope(t *testing.T) {
	tests := map[string]rules.Scope{
		"wildcard": rules.Wildcard, "Wildcard": rules.Wildcard, "specific": rules.Specific, "SPECIFIC": rules.Specific,
	}
	for s, want := range tests {
		if got, err := rules.ParseScope(s); err != nil || got != want {
			t.Errorf("ParseScope(%q) = %s, %v; want %s", s, got, err, want)
		}
	}
	for _, s := range []string{"", "*", "unknown"} {
		if got, err := rules.ParseScope(s); err == nil {
			t.Errorf("ParseScope(%q) = %s, want an error", s, got)
		}
	}
}

func TestParseCaller(t *testing.T) {
	for _, want := range rules.Callers() {
		if got, err := rules.ParseCaller(want.String()); err != nil || got != want {
			t.Errorf("ParseCaller(%q) = %s, %v", want, got, err)
		}
	}
	for _, s := range []string{"", "default", "/", "default/", "/wildcard", "nonsense/wildcard", "default/nonsense"} {
		if got, err := rules.ParseCaller(s); err == nil {
			t.Errorf("ParseCaller(%q) = %s, want an error", s, got)
		}
	}
}

func TestCallerString(t *testing.T) {
	tests := map[string]rules.Caller{
		"default/wildcard":               {},
		"SO_REUSEADDR/specific 10.0.0.1": {Option: rules.ReuseAddr, Scope: rules.Specific, Address: "10.0.0.1"},
		"default/wildcard port 0":        {Ephemeral: true},
	}
	for want, c := range tests {
		if got := c.String(); got != want {
			t.Errorf("%#v: %q, want %q", c, got, want)
		}
	}
}

func TestOutcomeCodes(t *testing.T) {
	tests := []struct {
		outcome rules.Outcome
		name    string
		code    int
	}{
		{rules.Success, "success", 0},
		{rules.InUse, "WSAEADDRINUSE", 10048},
		{rules.Access, "WSAEACCES", 10013},
	}
	for _, tt := range tests {
		if tt.outcome.String() != tt.name || tt.outcome.Code() != tt.code {
			t.Errorf("got %s %d, want %s %d", tt.outcome, tt.outcome.Code(), tt.name, tt.code)
		}
	}
}

// The strings are part of the output formats.
func TestEnumStrings(t *testing.T) {
	tests := map[string]fmt.Stringer{
		"default": rules.Default, "SO_REUSEADDR": rules.ReuseAddr, "SO_EXCLUSIVEADDRUSE": rules.ExclusiveAddrUse,
		"wildcard": rules.Wildcard, "specific": rules.Specific,
		"no exclusive use": rules.NoExclusive, "classic": rules.Classic, "enhanced": rules.Enhanced,
		"everything": rules.Everything, "an undetermined share": rules.UndeterminedShare,
		"the traffic of one interface": rules.OneInterface, "the traffic of the other interfaces": rules.OtherInterfaces,
		"late takeover": rules.LateTakeover, "early squat": rules.EarlySquat,
		"off": rules.LingerOff, "abort": rules.LingerAbort, "blocks": rules.LingerBlocks, "truncated": rules.LingerTruncated,
		"none": rules.None, "too small": rules.TooSmall, "too large": rules.TooLarge,
	}
	for want, v := range tests {
		if got := v.String(); got != want {
			t.Errorf("%#v: %q, want %q", v, got, want)
		}
	}
}

// A value outside an enum shows itself rather than passing for one inside.
func TestStringsOutsideTheEnums(t *testing.T) {
	tests := map[string]fmt.Stringer{
		"Option(9)": rules.Option(9), "Scope(9)": rules.Scope(9), "Outcome(9)": rules.Outcome(9),
		"Regime(9)": rules.Regime(9), "Availability(9)": rules.Availability(9), "Share(9)": rules.Share(9),
		"Timing(9)": rules.Timing(9), "LingerKind(9)": rules.LingerKind(9), "LingerDanger(9)": rules.LingerDanger(9),
		"Level(9)": rules.Level(9),
	}
	for want, v := range tests {
		if got := v.String(); got != want {
			t.Errorf("%T: %q, want %q", v, got, want)
		}
	}
}
