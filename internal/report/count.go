package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sockvet/sockvet/rules"
)

// CountFindings words the number of findings, for example
// "3 findings (1 error, 2 warnings)".
func CountFindings(r *Report) string {
	var levels []string
	for _, l := range []rules.Level{rules.Error, rules.Warning, rules.Note} {
		if n := r.Count(l); n > 0 {
			levels = append(levels, count(n, l.String()))
		}
	}
	all := count(len(r.Findings), "finding")
	if len(levels) == 0 {
		return all
	}
	return all + " (" + strings.Join(levels, ", ") + ")"
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// All returns the findings, suppressed ones included, in the order of their
// places.
func (r *Report) All() []Finding {
	all := slices.Concat(r.Findings, r.Suppressed)
	slices.SortStableFunc(all, comparePlaces)
	return all
}
