package analyzer

import (
	"cmp"
	"go/token"
	"slices"

	"github.com/sockvet/sockvet/internal/socketflow"
	"github.com/sockvet/sockvet/rules"
)

// A judgement is what is left to say of one place.
type judgement struct {
	pos  token.Pos
	pass func()
}

// judge reports on all that is known of a package, in the order of the source.
func (r *reporter) judge(p *socketflow.Package) {
	var js []judgement
	for _, m := range p.Mistakes() {
		if f, ok := r.mistake(m); ok && r.wants(f.Rule) {
			js = append(js, judgement{m.Pos, func() { r.add(f) }})
			for _, pos := range m.Covers {
				r.covered[pos] = true
			}
		}
	}
	sites := append(p.Sites(), p.FieldLingers()...)
	r.onListener = p.ListenerLingers()
	for _, s := range sites {
		js = append(js, judgement{s.Pos, func() { r.site(s) }})
	}
	for _, f := range r.dualStack(sites) {
		js = append(js, judgement{f.Pos, func() { r.add(f) }})
	}
	for _, c := range p.Comparisons() {
		js = append(js, judgement{c.Pos, func() { r.add(r.bindError(c)) }})
	}
	if r.wants("graceful-close") { // it is off by default, and a walk of its own
		for _, c := range p.AbruptCloses() {
			js = append(js, judgement{c.Pos, func() { r.add(r.abruptClose(c)) }})
		}
	}
	slices.SortStableFunc(js, func(a, b judgement) int { return cmp.Compare(a.pos, b.pos) })
	for _, j := range js {
		if file := r.pass.Fset.File(j.pos); file != nil && !r.skip[file] {
			j.pass()
		}
	}
}

// wants reports whether a rule is selected.
func (r *reporter) wants(name string) bool {
	rule, ok := rules.RuleByName(name)
	return ok && r.settings.enabled(rule)
}
