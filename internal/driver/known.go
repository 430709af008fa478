package driver

import (
	"go/types"
	"slices"
	"sync"

	"github.com/sockvet/sockvet/internal/driver/outline"
	"github.com/sockvet/sockvet/internal/socketflow"
)

// knownNames are the names of what packages of a program have facts about and
// others can use without importing them.
type knownNames struct {
	mu sync.RWMutex
	// The indexes of the packages, by name: of methods, which are selected, and of
	// anything else, such as fields.
	methods, others map[uint32][]int
	dials           map[uint32][]int // of methods with a fact that only says that they dial
}

// publish takes down the names of what there are facts about in a package that
// is done.
func (k *knownNames) publish(n *node) {
	defer n.told.Store(true)
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.methods == nil {
		k.methods, k.others, k.dials = make(map[uint32][]int), make(map[uint32][]int), make(map[uint32][]int)
	}
	for _, f := range n.factNames() {
		name := outline.Hash(f.Name)
		switch {
		case f.Dials && f.Reach == reachNear:
			n.nearDials = append(n.nearDials, name)
		case f.Dials:
			k.dials[name] = append(k.dials[name], n.index)
		case f.Reach == reachNear:
			n.near = append(n.near, name)
		case f.Method:
			k.methods[name] = append(k.methods[name], n.index)
		default:
			k.others[name] = append(k.others[name], n.index)
		}
	}
}

// meets reports whether a dependency of n has a fact about a method that goes by
// the name of one of the members, or about something else by one of the names.
func (k *knownNames) meets(n *node, names, members []uint32) bool {
	k.mu.RLock()
	defer k.mu.RUnlock()
	return anyHeld(k.methods, members, n.below) || anyHeld(k.others, names, n.below)
}

// dial reports whether a dependency of n has a method that dials and goes by the
// name of one of the members.
func (k *knownNames) dial(n *node, members []uint32) bool {
	k.mu.RLock()
	defer k.mu.RUnlock()
	return anyHeld(k.dials, members, n.below)
}

func anyHeld(holders map[uint32][]int, names []uint32, below bitset) bool {
	return slices.ContainsFunc(names, func(name uint32) bool { return slices.ContainsFunc(holders[name], below.has) })
}

// A factName is an identifier that a package must spell to use what a fact
// is about.
type factName struct {
	Name   string
	Method bool // it must select it
	Dials  bool // and must have a dialer
	Reach  factReach
}

// factNames returns the names of the functions, methods, variables and fields
// that there are facts about; a fact about the package has names of its own.
// Facts that only tell more to those who touch a socket have none.
func (n *node) factNames() []factName {
	if n.hit {
		return n.record.Names
	}
	var out []factName
	for _, key := range n.facts.order {
		name := factName{Name: key.obj.Name(), Reach: n.facts.objects[key].reach}
		if obj, ok := key.obj.(*types.Func); ok {
			name.Method = obj.Signature().Recv() != nil
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
		if fact, ok := n.facts.packages[typ].(interface{ Names() []string }); ok {
			for _, name := range fact.Names() {
				out = append(out, factName{Name: name, Reach: reachNear})
			}
		}
	}
	return out
}
