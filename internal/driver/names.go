package driver

import (
	"sync"

	"github.com/sockvet/sockvet/internal/socketflow"
)

// A nameCache holds the names that facts make interesting, by the set of
// packages that the facts come from: many packages have the same set.
type nameCache struct {
	mu    sync.Mutex
	bySet map[nameSet]socketflow.Names
}

type nameSet struct {
	program *program
	members string // of a bitset
}

// of returns the names that the facts of n's dependencies make interesting.
// The map is shared and not to be changed.
func (c *nameCache) of(n *node) socketflow.Names {
	set := nameSet{n.program, n.below.String()}
	c.mu.Lock()
	defer c.mu.Unlock()
	if names, ok := c.bySet[set]; ok {
		return names
	}
	names := make(socketflow.Names)
	for _, dep := range n.factNodes() {
		for _, name := range dep.factNames() {
			names[name] = true
		}
	}
	if c.bySet == nil {
		c.bySet = make(map[nameSet]socketflow.Names)
	}
	c.bySet[set] = names
	return names
}

// factNames returns the identifiers that a package must spell to use what the
// facts of n are about.
func (n *node) factNames() []string {
	var out []string
	if n.hit {
		for _, saved := range n.record.Facts {
			if saved.Object != "" {
				out = append(out, saved.Name)
			}
		}
		return out
	}
	for _, key := range n.facts.order {
		out = append(out, key.obj.Name())
	}
	return out
}
