package baseline

import (
	"strings"

	"github.com/sockvet/sockvet/internal/report"
)

// Match says which of the findings are known, by index, and which entries
// match none.
//
// Fingerprints come first. What is left over on both sides is then compared
// without the declaration, for it may have been renamed, and then without the
// package, which may have been moved; each entry stands for one finding only,
// so that a second listener of the same form is new.
func (b Baseline) Match(findings []report.Finding) (known []bool, stale Baseline) {
	known = make([]bool, len(findings))
	left := b.unique()
	for _, key := range []func(Entry) string{
		func(e Entry) string { return e.Fingerprint },
		func(e Entry) string { return join(e.Rule, e.Package, e.Code) },
		func(e Entry) string { return join(e.Rule, e.Decl, e.Code) },
	} {
		left = left.match(findings, known, key)
	}
	return known, left
}

// match marks findings that an entry has the key of as known, and returns the
// entries that are left.
func (b Baseline) match(findings []report.Finding, known []bool, key func(Entry) string) Baseline {
	byKey := make(map[string][]int)
	for i, e := range b {
		byKey[key(e)] = append(byKey[key(e)], i)
	}
	used := make([]bool, len(b))
	for i, f := range findings {
		if known[i] {
			continue
		}
		k := key(Entry{Rule: f.Rule, Package: f.Package, Decl: f.Decl, Code: f.Code, Fingerprint: f.Fingerprint})
		if entries := byKey[k]; len(entries) > 0 {
			known[i], used[entries[0]] = true, true
			byKey[k] = entries[1:]
		}
	}
	var left Baseline
	for i, e := range b {
		if !used[i] {
			left = append(left, e)
		}
	}
	return left
}

// unique drops repetitions, which a merge of two branches can leave.
func (b Baseline) unique() Baseline {
	var out Baseline
	seen := make(map[string]bool)
	for _, e := range b {
		if !seen[e.Fingerprint] {
			seen[e.Fingerprint] = true
			out = append(out, e)
		}
	}
	return out
}

// Without returns the baseline without the given entries.
func (b Baseline) Without(entries Baseline) Baseline {
	drop := make(map[string]bool)
	for _, e := range entries {
		drop[e.Fingerprint] = true
	}
	var out Baseline
	for _, e := range b.unique() {
		if !drop[e.Fingerprint] {
			out = append(out, e)
		}
	}
	return out
}

func join(parts ...string) string { return strings.Join(parts, "\x00") }
