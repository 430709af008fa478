package main

import (
	"flag"
	"strings"
	"testing"

	"github.com/sockvet/sockvet/analyzer"
)

// TestSettingsHaveFlags holds the command's flags against those of the pass:
// every setting has the same name and default in both.
func TestSettingsHaveFlags(t *testing.T) {
	ours := newRootCommand().Flags()
	analyzer.New(analyzer.DefaultSettings()).Flags.VisitAll(func(f *flag.Flag) {
		got := ours.Lookup(f.Name)
		if got == nil {
			t.Errorf("--%s: no such flag", f.Name)
			return
		}
		if def := strings.Trim(got.DefValue, "[]"); def != f.DefValue {
			t.Errorf("--%s: default %q, the pass has %q", f.Name, def, f.DefValue)
		}
	})
}
