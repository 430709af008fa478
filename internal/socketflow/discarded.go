package socketflow

import (
	"go/ast"
	"slices"
)

// A discarded is a declaration of variables that keeps nothing.
type discarded struct {
	spec *ast.ValueSpec
	*declared
}

// isDiscarded reports whether what variables are initialised with is kept nowhere, as in
// var _ = Describe("…", func() { … }): it is run like a function init, and no more relevant.
func isDiscarded(v *ast.ValueSpec) bool {
	return len(v.Values) > 0 && !slices.ContainsFunc(v.Names, func(id *ast.Ident) bool { return id.Name != "_" })
}

func (s *survey) readDiscarded(v *ast.ValueSpec, generated bool) {
	d := &declared{nodes: []ast.Node{v}}
	s.read(d, v, generated)
	s.nodes = append(s.nodes, d)
	s.discarded = append(s.discarded, discarded{v, d})
}

// leaveOutInitialiser leaves out what is kept nowhere unless it is relevant.
func (p *Package) leaveOutInitialiser(d discarded, relevant bool) {
	if relevant {
		p.unread = append(p.unread, d.calls...) // it may be left out for its length
		return
	}
	p.leaveOut(d.declared)
	for _, value := range d.spec.Values {
		p.unreadValues[value] = true
	}
}
