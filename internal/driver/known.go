package driver

import (
	"go/types"
	"iter"
	"slices"
	"sync"

	"github.com/sockvet/sockvet/internal/driver/outline"
	"github.com/sockvet/sockvet/internal/socketflow"
)

// knownNames are the names of methods that packages of a program have facts about, and
// that others can use without importing them.
type knownNames struct {
	mu             sync.RWMutex
	methods, dials map[uint32][]member // by name; those of dials say only that they dial
}

// A member is a method or field by its name.
type member struct {
	name   uint32
	holder int    // the index of the package that has a fact about it
	owner  string // see factName
}

// publish takes down the names of what there are facts about in a package that
// is done.
func (k *knownNames) publish(n *node) {
	defer n.told.Store(true)
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.methods == nil {
		k.methods, k.dials = make(map[uint32][]member), make(map[uint32][]member)
	}
	for _, f := range n.factNames() {
		m := member{outline.Hash(f.Name), n.index, f.Owner}
		switch {
		case f.Kind == global && f.Dials:
			n.nearDials = append(n.nearDials, m.name)
		case f.Kind == global:
			n.near = append(n.near, m.name)
		case f.Kind == field:
			n.asked = append(n.asked, m)
		case f.Dials:
			k.dials[m.name] = append(k.dials[m.name], m)
		default:
			k.methods[m.name] = append(k.methods[m.name], m)
		}
	}
	slices.Sort(n.near)
	slices.Sort(n.nearDials)
}

// meet calls each with the methods of dependencies of n that there is a fact about and
// that go by one of the names.
func (k *knownNames) meet(n *node, names []uint32, each func(member)) {
	k.mu.RLock()
	defer k.mu.RUnlock()
	for _, name := range names {
		for _, m := range k.methods[name] {
			if n.below.has(m.holder) {
				each(m)
			}
		}
	}
}

// dial reports whether a dependency of n has a method that dials and goes by one of
// the names.
func (k *knownNames) dial(n *node, names []uint32) bool {
	k.mu.RLock()
	defer k.mu.RUnlock()
	return slices.ContainsFunc(names, func(name uint32) bool {
		return slices.ContainsFunc(k.dials[name], func(m member) bool { return n.below.has(m.holder) })
	})
}

// A factName is an identifier that a package must spell to use what a fact
// is about.
type factName struct {
	Name  string
	Kind  factKind
	Owner string // "path/of/package.Type" of a method or field; empty if that has no name
	Dials bool   // and must have a dialer
}

type factKind uint8

const (
	// global: it must select it from the package.
	global factKind = iota
	// method: it must select it from something.
	method
	// field: it must import the package, and come across the type.
	field
)

// factNames returns the names of the functions, variables and methods that there are
// facts about, and of the fields that a fact about the package tells of. Facts that only
// tell more to those who touch a socket have none.
func (n *node) factNames() []factName {
	if n.hit {
		return n.record.Names
	}
	var out []factName
	for _, key := range n.facts.order {
		name := factName{Name: key.obj.Name()}
		if obj, ok := key.obj.(*types.Func); ok && obj.Signature().Recv() != nil {
			name.Kind, name.Owner = method, ownerOf(obj)
		}
		if fn, ok := n.facts.objects[key].fact.(*socketflow.FuncFact); ok && !fn.Telling {
			if !fn.Dials {
				continue
			}
			name.Dials = true
		}
		out = append(out, name)
	}
	for _, typ := range sortedTypes(n.facts.packages) {
		if fact, ok := n.facts.packages[typ].(interface {
			Members() iter.Seq2[string, string]
		}); ok {
			for owner, name := range fact.Members() {
				out = append(out, factName{Name: name, Kind: field, Owner: owner})
			}
		}
	}
	return out
}

// ownerOf returns the type that a method is declared for.
func ownerOf(fn *types.Func) string {
	t := types.Unalias(fn.Signature().Recv().Type())
	if ptr, ok := t.(*types.Pointer); ok {
		t = types.Unalias(ptr.Elem())
	}
	if named, ok := t.(*types.Named); ok {
		return named.Obj().Pkg().Path() + "." + named.Obj().Name()
	}
	return ""
}
