package driver

import "slices"

// judgedPackages returns the import paths of those packages that match the
// patterns about which, on every target that has them, all was found out that
// there is: nothing is wrong with them or with anything that they depend on.
func judgedPackages(programs []*program) []string {
	judged := make(map[string]bool)
	for _, prog := range programs {
		sound := prog.sound()
		for _, n := range prog.nodes {
			if n.root && len(n.files()) > 0 {
				before, seen := judged[n.meta.PkgPath]
				judged[n.meta.PkgPath] = sound[n] && (before || !seen)
			}
		}
	}
	var out []string
	for path, ok := range judged {
		if ok {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}

// sound returns the packages with which, down to the last import, nothing is
// wrong.
func (p *program) sound() map[*node]bool {
	unlisted := make(map[string]bool)
	for _, problem := range p.problems {
		if problem.Kind != NotForTarget {
			unlisted[problem.Package] = true
		}
	}
	sound := make(map[*node]bool, len(p.nodes))
	for _, n := range p.nodes {
		ok := len(n.problems) == 0 && !unlisted[n.meta.PkgPath]
		for _, dep := range n.imports {
			ok = ok && sound[dep]
		}
		sound[n] = ok
	}
	return sound
}
