package socketflow

import (
	"slices"
	"strings"
)

// A bind that a dependency decides by itself is not for its own module alone:
// who calls the dependency opens the port. With [Input.Within] such binds go
// into the summaries of functions, and are decided once more at the first call
// in each module above.

// bindsWithin reports whether a bind that is decided in the package, or below,
// is for callers in other modules to report: its port is fixed and nothing
// protects it.
func (p *Package) bindsWithin(h *Happening) bool {
	if !p.Within || h.in == nil ||
		!slices.ContainsFunc(p.endpoints(h.Address), func(e Endpoint) bool { return e.Port > 0 && !e.Groups }) {
		return false
	}
	s := p.bindSite(h, h.Address, p.joined())
	return !s.Multicast && s.Control != UnknownControl && !slices.ContainsFunc(s.Options, Option.decides)
}

// toldWithin reports whether a bind of another module, decided there, has been
// reported at a call in a package of this module that is called here.
func (p *Package) toldWithin(h *Happening) bool {
	return p.Within && h.from != nil && h.from.in == nil && !h.from.open() &&
		slices.ContainsFunc(h.Way[1:], func(at Place) bool { return p.inModule(at.Package) })
}

// isStandard reports whether a package belongs to the standard library, which
// is no dependency that anybody chose: the first element of the path of any
// other module that can be required has a dot.
func isStandard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}
