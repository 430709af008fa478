package driver

import (
	"cmp"
	"slices"
)

// sortProblems sorts problems and drops those that say the same twice: test
// variants repeat what is wrong with a package, and the go command also
// reports the syntax errors that it happens to meet.
func sortProblems(problems []Problem) []Problem {
	slices.SortFunc(problems, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.Package, b.Package),
			cmp.Compare(a.GOOS, b.GOOS),
			cmp.Compare(a.Kind, b.Kind),
			cmp.Compare(a.Message, b.Message),
			cmp.Compare(a.Pos, b.Pos),
		)
	})
	problems = slices.Compact(problems)
	syntax := make(map[Problem]bool)
	for _, p := range problems {
		if p.Kind == ParseFailed {
			syntax[p] = true
		}
	}
	return slices.DeleteFunc(problems, func(p Problem) bool {
		if p.Kind != LoadFailed {
			return false
		}
		p.Kind = ParseFailed
		return syntax[p]
	})
}
