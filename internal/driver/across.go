package driver

import (
	"go/types"
	"strings"

	"github.com/sockvet/sockvet/internal/driver/outline"
)

// Methods and fields that there are facts about often share their names, such as Run and
// Port, with others that have nothing to do with sockets. A package can use them only if
// it comes across the type that they belong to: if what it selects from its imports leads
// there, over the types of declarations. If it doesn't, the type checker could come to no
// other result, and need not look at function bodies.

// members appends those methods and fields that there are facts about of which the name
// stands in a file of the package.
func (n *node) members(to []member, src *source, names, selected []uint32) []member {
	add := func(m member) { to = append(to, m) }
	n.program.known.meet(n, selected, add)
	ask := func(dep *node) {
		if dep == nil || !dep.told.Load() {
			return
		}
		for _, m := range dep.asked {
			if holds(names, m.name) {
				add(m)
			}
		}
	}
	if src.outline.Odd {
		for _, dep := range n.imports {
			ask(dep)
		}
		return to
	}
	for _, imp := range src.outline.Imports {
		ask(n.imports[imp.Path])
	}
	return to
}

// comesAcross reports whether the package may use one of the members.
func (r *run) comesAcross(n *node, members []member) bool {
	owners := make(map[typeName]bool)
	targets := newBitset(len(n.program.nodes))
	for _, m := range members {
		if m.owner == "" {
			return true
		}
		dot := strings.LastIndexByte(m.owner, '.')
		owners[typeName{m.owner[:dot], m.owner[dot+1:]}] = true
		for _, owner := range n.program.byPath[m.owner[:dot]] {
			targets.add(owner.index)
		}
	}
	if len(owners) == 0 {
		return false
	}
	defer timed(&r.checkTime)()
	walk := reach{
		enter: func(pkg *types.Package) bool {
			m := r.lookup(pkg)
			return m != nil && r.leads(m).intersects(targets)
		},
		known:   make(map[*types.Package]bool),
		objects: make(map[types.Object]bool),
		types:   make(map[types.Type]bool),
		sought:  func(tn *types.TypeName) bool { return owners[typeName{tn.Pkg().Path(), tn.Name()}] },
	}
	r.eachSelected(n, func(obj types.Object) { walk.object(obj) })
	return walk.found
}

type typeName struct{ path, name string }

// leads returns the indexes of the packages that the declarations of a package with
// types may lead to: itself, and what those it imports lead to.
func (r *run) leads(n *node) bitset {
	n.leading.Do(func() {
		n.leadsTo = newBitset(len(n.program.nodes))
		n.leadsTo.add(n.index)
		for _, imp := range n.types.Imports() {
			if dep := r.lookup(imp); dep != nil && dep.index < n.index {
				n.leadsTo.union(r.leads(dep))
			}
		}
	})
	return n.leadsTo
}

// eachSelected calls each with what the package may select from its imports, which are
// given types for that.
func (r *run) eachSelected(n *node, each func(types.Object)) {
	selected := make(map[*node]hashSet) // nil for all
	for _, src := range n.sources {
		n.wish(src, selected)
	}
	for dep, names := range selected {
		if dep.meta.PkgPath == "unsafe" {
			continue
		}
		if r.fill(dep); dep.types == nil {
			continue
		}
		scope := dep.types.Scope()
		for _, name := range scope.Names() {
			if names == nil || names.has(outline.Hash(name)) {
				each(scope.Lookup(name))
			}
		}
	}
}
