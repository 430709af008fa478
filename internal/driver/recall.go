package driver

import (
	"reflect"
	"slices"
	"sync"

	"golang.org/x/tools/go/analysis"
)

// recalled is what a cache knows of a package, and what of it is of use in
// this run.
type recalled struct {
	key    digest
	keyed  bool // key is known
	judged bool // all that is to know of it was found out in this run
	// besides is the digest of what the pass may have read beside the source.
	besides digest

	// hit says that record holds, for this package and for all it imports:
	// there is nothing to find out but its types, should anyone want them.
	hit       bool
	typesOnly bool // a hit whose types have to be made from source
	record    record
	factTypes map[string]reflect.Type
	unpack    sync.Once
	unpacked  []analysis.Fact // of record
	unseal    sync.Once       // of those about objects
}

// active reports whether there is work to do on the package.
func (n *node) active() bool { return !n.hit }

// hasObjectFacts reports whether there are facts about objects of the package.
func (n *node) hasObjectFacts() bool {
	if n.hit {
		return slices.ContainsFunc(n.record.Facts, func(f savedFact) bool { return f.Object != "" })
	}
	return len(n.facts.objects) > 0
}

// hasPackageFacts reports whether there are facts about the package itself.
func (n *node) hasPackageFacts() bool {
	if n.hit {
		return slices.ContainsFunc(n.record.Facts, func(f savedFact) bool { return f.Object == "" })
	}
	return len(n.facts.packages) > 0
}

// packageFacts returns the facts about the package itself. Those of a record are
// unpacked for the first who asks.
func (n *node) packageFacts() map[reflect.Type]analysis.Fact {
	if n.hit {
		n.unpack.Do(n.unpackFacts)
	}
	return n.facts.packages
}

// objectFacts returns the facts about objects of the package, which must have
// types.
func (n *node) objectFacts() *sealedFacts {
	if n.hit {
		n.unpack.Do(n.unpackFacts)
		n.unseal.Do(func() { n.facts.place(n.types, n.record.Facts, n.unpacked) })
	}
	return &n.facts
}

func (n *node) unpackFacts() {
	var err error
	if n.unpacked, err = n.record.facts(n.factTypes); err != nil {
		panic(err) // the key and the checksum say that this build has written it
	}
	n.facts.packages = make(map[reflect.Type]analysis.Fact)
	for i, saved := range n.record.Facts {
		if saved.Object == "" {
			n.facts.packages[reflect.TypeOf(n.unpacked[i])] = n.unpacked[i]
		}
	}
}

// take makes the package a hit if rec holds for it.
func (n *node) take(rec record, types map[string]reflect.Type) {
	if !n.keyed || rec.Key != n.key {
		return
	}
	for _, dep := range n.imports {
		if !dep.hit {
			return
		}
	}
	if rec.Looked && rec.Beside != n.beside() {
		return
	}
	findings, err := rec.findings()
	if err != nil {
		return
	}
	n.hit, n.record, n.factTypes = true, rec, types
	n.besides, n.looked, n.tainted, n.void = rec.Beside, rec.Looked, rec.Tainted, rec.Void
	n.findings, n.problems = findings, rec.Problems
	for _, dep := range n.imports {
		n.below.union(dep.below)
		if dep.hasObjectFacts() {
			n.below.add(dep.index)
		}
	}
}
