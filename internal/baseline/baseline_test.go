package baseline_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/sockvet/sockvet/internal/baseline"
	"github.com/sockvet/sockvet/internal/report"
)

func text(t interface{ Fatal(...any) }, b baseline.Baseline) string {
	var s strings.Builder
	if err := b.Write(&s); err != nil {
		t.Fatal(err)
	}
	return s.String()
}

// TestRoundTrip: what is written is read again, in one order whatever the
// order before.
func TestRoundTrip(t *testing.T) {
	entry := rapid.Custom(func(t *rapid.T) baseline.Entry {
		word := rapid.String()
		return baseline.Entry{
			Rule: "r" + word.Draw(t, "rule"), Level: word.Draw(t, "level"), Package: word.Draw(t, "package"), File: word.Draw(t, "file"),
			Decl: word.Draw(t, "decl"), Code: word.Draw(t, "code"), Fingerprint: "f" + word.Draw(t, "fingerprint"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		entries := rapid.SliceOf(entry).Draw(t, "entries")
		first := text(t, entries)
		got, err := baseline.Parse(strings.NewReader(first))
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != len(entries) {
			t.Fatalf("%d entries of %d", len(got), len(entries))
		}
		if second := text(t, rapid.Permutation(got).Draw(t, "order")); second != first {
			t.Fatalf("written again:\n%s\nwant\n%s", second, first)
		}
	})
}

// TestParseErrors: damage is an error that names the line, and never a panic.
// TestByteOrderMark: an editor may have put one in front.
func TestByteOrderMark(t *testing.T) {
	b, err := baseline.Parse(strings.NewReader("\ufeff" + `{"baseline":"sockvet","version":1}` + "\n" + `{"rule":"linger","fingerprint":"f"}`))
	if err != nil || len(b) != 1 {
		t.Errorf("got %v and error %v", b, err)
	}
}

func TestParseErrors(t *testing.T) {
	good := text(t, baseline.Baseline{{Rule: "a", Fingerprint: "1"}, {Rule: "b", Fingerprint: "2"}})
	lines := strings.SplitAfter(good, "\n")
	for name, test := range map[string]struct{ text, want string }{
		"empty":           {"", "line 1: no header"},
		"no header":       {lines[1], "line 1: "},
		"other version":   {strings.Replace(good, `"version":1`, `"version":2`, 1), "line 1: not a baseline of version 1"},
		"other tool":      {strings.Replace(good, `"baseline":"sockvet"`, `"baseline":"x"`, 1), "line 1: not a baseline"},
		"cut":             {good[:len(good)-9], "line 3: no entry: it ends too early"},
		"conflict":        {lines[0] + lines[1] + "=======\n" + lines[2], "line 3: no entry"},
		"unknown field":   {lines[0] + lines[1] + `{"rule":"b","fingerprint":"2","colour":"red"}`, `line 3: no entry: json: unknown field "colour"`},
		"no fingerprint":  {lines[0] + `{"rule":"b"}`, "line 2: an entry needs a rule and a fingerprint"},
		"joined lines":    {lines[0] + strings.TrimSpace(lines[1]) + lines[2], "line 2: no entry: more than one value"},
		"blank, then bad": {lines[0] + "\n\n{", "line 4: no entry"},
	} {
		if _, err := baseline.Parse(strings.NewReader(test.text)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got error %v, want %s", name, err, test.want)
		}
	}
	if got, err := baseline.Parse(strings.NewReader(lines[0] + "\n" + lines[1] + "\r\n")); err != nil || len(got) != 1 {
		t.Errorf("blank lines and line ends of another system: %v, %v", got, err)
	}
}

func finding(rule, pkg, decl, code, hash string) report.Finding {
	return report.Finding{Rule: rule, Package: pkg, Identity: report.Identity{Decl: decl, Code: code, Fingerprint: hash}}
}

func TestMatch(t *testing.T) {
	known := baseline.New([]report.Finding{
		finding("exclusive", "m/a", "serve", "listen(80)", "1"),
		finding("exclusive", "m/a", "serve", "listen(80)", "2"),
		finding("linger", "m/a", "serve", "listen(80)", "3"),
	}, func(s string) string { return s })
	for name, test := range map[string]struct {
		now   []report.Finding
		known []bool
		stale int
	}{
		"the same": {
			[]report.Finding{finding("exclusive", "m/a", "serve", "listen(80)", "1"), finding("exclusive", "m/a", "serve", "listen(80)", "2"), finding("linger", "m/a", "serve", "listen(80)", "3")},
			[]bool{true, true, true}, 0,
		},
		"function renamed": {[]report.Finding{finding("exclusive", "m/a", "run", "listen(80)", "9")}, []bool{true}, 2},
		"package moved":    {[]report.Finding{finding("exclusive", "m/b", "serve", "listen(80)", "9")}, []bool{true}, 2},
		"both":             {[]report.Finding{finding("exclusive", "m/b", "run", "listen(80)", "9")}, []bool{false}, 3},
		"other code":       {[]report.Finding{finding("exclusive", "m/a", "serve", "listen(81)", "9")}, []bool{false}, 3},
		"other rule":       {[]report.Finding{finding("reuseaddr", "m/a", "serve", "listen(80)", "9")}, []bool{false}, 3},
		"one more of the form": {
			[]report.Finding{finding("linger", "m/a", "a", "listen(80)", "8"), finding("linger", "m/a", "b", "listen(80)", "9")},
			[]bool{true, false}, 2,
		},
		"fingerprints come first": {
			[]report.Finding{finding("linger", "m/a", "new", "listen(80)", "9"), finding("linger", "m/a", "serve", "listen(80)", "3")},
			[]bool{false, true}, 2,
		},
	} {
		got, stale := known.Match(test.now)
		if diff := cmp.Diff(test.known, got); diff != "" || len(stale) != test.stale {
			t.Errorf("%s: %d stale, want %d (-want +got):\n%s", name, len(stale), test.stale, diff)
		}
	}
	if left := append(known, known...).Without(known[:1]); len(left) != 2 {
		t.Errorf("left: %v", left)
	}
}
