package socketflow

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// A Ledger is what a package passes on to all packages of its module that
// import it, directly or not: what is stored into fields and declared under
// names, and the binds that read these. Facts about objects don't travel that
// far. Where a store and a bind meet first, the bind is reported.
type Ledger struct {
	Deposits []*Deposit  `json:"d,omitempty"`
	Binds    []*OpenBind `json:"b,omitempty"`
	Told     []string    `json:"t,omitempty"` // what has been reported; see told
}

// A Deposit is a value that is stored into a field of some object, or the
// default that a setting is declared with.
type Deposit struct {
	// Path leads to the field, as far as it is known: a suffix of the steps
	// from an object. Of a setting it is one step (see nameStep).
	Path  []string `json:"p"`
	Value *Value   `json:"v"`
	Place Place    `json:"at"`
}

// An OpenBind is a bind of which the address depends on fields of an object
// that is not known.
type OpenBind struct {
	Name     string   `json:"n"`             // the primitive
	Networks []string `json:"net,omitempty"` // that it may be; empty if unknown
	Address  *Value   `json:"addr"`
	Client   bool     `json:"client,omitempty"`
	Way      []Place  `json:"way"` // down to the primitive
	ID       string   `json:"id"`  // names the innermost call that is given an address
}

// Bounds on what a package adds to a ledger, and on a ledger as a whole.
const (
	maxDeposits = 200
	maxBinds    = 60
	maxLedger   = 4000
)

// A LedgerFact carries the ledger of a package to its importers.
type LedgerFact struct {
	// Fields are those that the binds read, sorted. An importer that sets one
	// of them has to do with sockets.
	Fields  []string
	Encoded []byte
}

// AFact marks LedgerFact as a fact.
func (*LedgerFact) AFact() {}

// Ledger returns the ledger, nil if it was written by another version.
func (f *LedgerFact) Ledger() *Ledger {
	l := new(Ledger)
	if json.Unmarshal(f.Encoded, l) != nil {
		return nil
	}
	return l
}

// String returns the ledger in the notation of [Ledger.String].
func (f *LedgerFact) String() string { return fmt.Sprint(f.Ledger()) }

// Fact returns the ledger as a fact, nil if it is empty.
func (l *Ledger) Fact() *LedgerFact {
	if len(l.Deposits) == 0 && len(l.Binds) == 0 {
		return nil
	}
	data, err := json.Marshal(l)
	if err != nil {
		return nil
	}
	return &LedgerFact{Fields: l.fields(), Encoded: data}
}

// Names returns the identifiers that a package must spell to set a field that
// the binds read.
func (f *LedgerFact) Names() []string {
	names := make([]string, len(f.Fields))
	for i, step := range f.Fields {
		names[i] = stepName(step)
	}
	return names
}

// fields returns the fields that the binds read.
func (l *Ledger) fields() []string {
	keys := map[string]bool{}
	for _, b := range l.Binds {
		b.Address.walk(func(v *Value) bool {
			if i := lastField(v.Path); v.Kind == Field && i >= 0 {
				keys[v.Path[i]] = true
			}
			return true
		})
	}
	return sortedKeys(keys)
}

// String returns the ledger in one line, for tests.
func (l *Ledger) String() string {
	var parts []string
	for _, d := range l.Deposits {
		parts = append(parts, d.String())
	}
	for _, b := range l.Binds {
		parts = append(parts, fmt.Sprintf("bind %v", b.Address))
	}
	return strings.Join(parts, "; ")
}

func (d *Deposit) String() string {
	return fmt.Sprintf("%s = %v", (&Value{Kind: Field, Path: d.Path}).String(), d.Value)
}

func (d *Deposit) key() string { return d.Place.String() + " " + d.String() }

// merge adds what other has to l, in its order, without repeats.
func (l *Ledger) merge(other *Ledger) {
	l.Deposits = merged(l.Deposits, other.Deposits, (*Deposit).key)
	l.Binds = merged(l.Binds, other.Binds, func(b *OpenBind) string { return b.ID + b.Address.String() })
	l.Told = merged(l.Told, other.Told, func(s string) string { return s })
}

// merged appends those elements of more to all that it lacks.
func merged[T any](all, more []T, key func(T) string) []T {
	if len(more) == 0 {
		return all
	}
	seen := make(map[string]bool, len(all))
	for _, v := range all {
		seen[key(v)] = true
	}
	for _, v := range more {
		if k := key(v); !seen[k] && len(all) < maxLedger {
			seen[k] = true
			all = append(all, v)
		}
	}
	return all
}

// inherited is the ledger of the packages that this one imports, as far as
// they belong to its module: a default in another module is that module's
// business, and its functions' facts tell what they bind.
func (p *Package) inherited() *Ledger {
	if p.below != nil {
		return p.below
	}
	p.below = new(Ledger)
	if p.Ledger == nil {
		return p.below
	}
	imports := slices.Clone(p.Types.Imports())
	slices.SortFunc(imports, func(a, b importedPackage) int { return strings.Compare(a.Path(), b.Path()) })
	for _, imp := range imports {
		if !p.inModule(imp.Path()) {
			continue
		}
		if l := p.Ledger(imp); l != nil {
			p.below.merge(l)
		}
	}
	return p.below
}

// LedgerFact returns what importers of the package should know beyond facts
// about its objects, nil if nothing. It must be called after [Package.Sites].
func (p *Package) LedgerFact() *LedgerFact {
	p.exporting = true
	l := new(Ledger)
	l.merge(p.inherited())
	own := &Ledger{Deposits: p.exportedDeposits(), Binds: p.openBinds(), Told: sortedKeys(p.told)}
	l.merge(own)
	return l.Fact()
}
