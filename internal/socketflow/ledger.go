package socketflow

import (
	"fmt"
	"go/token"
	"iter"
	"slices"
	"strings"
	"sync"
)

// A LedgerFact is what a package passes on to all packages of its module that
// import it, directly or not: what is stored into fields and declared under
// names, and the binds that read these. Facts about objects don't travel that
// far. Where a store and a bind meet first, the bind is reported.
//
// Most importers pass a ledger on and ask nothing of it, so it is made of parts
// that are decoded one by one, when they are asked for.
type LedgerFact struct {
	// Fields are those that the binds read, sorted. An importer that sets one
	// of them has to do with sockets.
	Fields []string
	Parts  []*LedgerPart
}

// A LedgerPart is what one package adds to a ledger.
type LedgerPart struct {
	Package  string
	Size     int      // how many deposits and binds there are
	Deposits []byte   // a list of Deposit, see pack; empty if there are none
	Binds    []byte   // a list of OpenBind
	Told     []string // what has been reported; see Package.tell
	Called   []string // IDs of binds below that have callers; see Package.called

	// In a program that analyses many packages, all that inherit the part share
	// what it holds.
	decodeDeposits, decodeBinds sync.Once
	byField                     map[string][]*Deposit // by the last field of the path
	open                        []*OpenBind
}

// A Deposit is a value that is stored into a field of some object, or the
// default that a setting is declared with.
type Deposit struct {
	// Path leads to the field, as far as it is known: a suffix of the steps
	// from an object. Of a setting it is one step (see nameStep).
	Path  []string `json:"p"`
	Home  []string `json:"h,omitempty"` // where the object was put when it was made
	Value *Value   `json:"v"`
	Place Place    `json:"at"`
}

// An OpenBind is a bind of which the address depends on fields of an object
// that is not known.
type OpenBind struct {
	Name     string   `json:"n"`             // the primitive
	Networks []string `json:"net,omitempty"` // that it may be; empty if unknown
	Usual    string   `json:"use,omitempty"` // see Site.Usual
	Address  *Value   `json:"addr"`
	Client   bool     `json:"client,omitempty"`
	Way      []Place  `json:"way"`           // down to the primitive
	ID       string   `json:"id"`            // names the innermost call that is given an address
	ByValue  bool     `json:"val,omitempty"` // see Happening.passedByValue
}

// Bounds on what a package adds to a ledger, and on a ledger as a whole.
const (
	maxDeposits = 200
	maxBinds    = 60
	maxLedger   = 4000
)

// AFact marks LedgerFact as a fact.
func (*LedgerFact) AFact() {}

// newPart encodes what a package adds to a ledger. It returns nil if that is
// nothing.
func newPart(pkg string, deposits []*Deposit, binds []*OpenBind, told, called []string) *LedgerPart {
	part := &LedgerPart{Package: pkg, Size: len(deposits) + len(binds), Told: told, Called: called}
	if part.Size == 0 && len(told) == 0 && len(called) == 0 {
		return nil
	}
	var err error
	if len(deposits) > 0 {
		part.Deposits, err = pack(deposits)
	}
	if len(binds) > 0 && err == nil {
		part.Binds, err = pack(binds)
	}
	if err != nil {
		return nil
	}
	return part
}

// deposits returns what is stored into a field.
func (l *LedgerPart) deposits(field string) []*Deposit {
	l.decodeDeposits.Do(func() {
		l.byField = map[string][]*Deposit{}
		for _, d := range decoded[Deposit](l.Deposits) {
			d.Value.size() // is noted, and packages that share the value only read it
			if i := lastField(d.Path); i >= 0 {
				l.byField[d.Path[i]] = append(l.byField[d.Path[i]], d)
			}
		}
	})
	return l.byField[field]
}

// binds returns those that read fields.
func (l *LedgerPart) binds() []*OpenBind {
	l.decodeBinds.Do(func() {
		l.open = decoded[OpenBind](l.Binds)
		for _, b := range l.open {
			b.Address.size()
		}
	})
	return l.open
}

// decoded decodes a list. What another version wrote says nothing.
func decoded[T any](data []byte) []*T {
	var all []*T
	if len(data) == 0 || unpack(data, &all) != nil {
		return nil
	}
	return all
}

// Members yields the fields that the binds read and a package above can set: the type,
// as "path/of/package.Type", empty if it has no name, and the name of the field.
func (f *LedgerFact) Members() iter.Seq2[string, string] {
	return func(yield func(owner, name string) bool) {
		for _, step := range f.Fields {
			name := stepName(step)
			if !isName([]string{step}) && token.IsExported(name) && !yield(typeOfStep(step), name) {
				return
			}
		}
	}
}

// String returns the ledger in one line, for tests.
func (f *LedgerFact) String() string {
	var parts []string
	for _, l := range f.Parts {
		for _, d := range decoded[Deposit](l.Deposits) {
			parts = append(parts, d.String())
		}
	}
	for _, l := range f.Parts {
		for _, b := range l.binds() {
			parts = append(parts, fmt.Sprintf("bind %v", b.Address))
		}
	}
	return strings.Join(parts, "; ")
}

func (d *Deposit) String() string {
	return fmt.Sprintf("%s = %v", (&Value{Kind: Field, Path: d.Path}).String(), d.Value)
}

// A ledger is what a package inherits: the parts of those below that belong to
// its module. A default in another module is that module's business, and its
// functions' facts tell what they bind.
type ledger struct {
	parts  []*LedgerPart
	fields []string // that their binds read, sorted

	byField map[string][]*Deposit // of the fields that were asked for, see deposits
	open    []*OpenBind           // see binds
	decoded bool                  // open is known
}

// inherited returns the ledger of the packages that this one imports.
func (p *Package) inherited() *ledger {
	if p.below != nil {
		return p.below
	}
	p.below = new(ledger)
	if p.Ledger == nil {
		return p.below
	}
	imports := slices.Clone(p.Types.Imports())
	slices.SortFunc(imports, func(a, b importedPackage) int { return strings.Compare(a.Path(), b.Path()) })
	fields, seen, size := map[string]bool{}, map[string]bool{}, 0
	for _, imp := range imports {
		if !p.inModule(imp.Path()) {
			continue
		}
		fact := p.Ledger(imp)
		if fact == nil {
			continue
		}
		for _, part := range fact.Parts {
			if seen[part.Package] || size+part.Size > maxLedger {
				continue
			}
			seen[part.Package] = true
			size += part.Size
			p.below.parts = append(p.below.parts, part)
		}
		for _, f := range fact.Fields {
			fields[f] = true
		}
	}
	p.below.fields = sortedKeys(fields)
	return p.below
}

// deposits returns what is stored into a field.
func (l *ledger) deposits(field string) []*Deposit {
	ds, ok := l.byField[field]
	if !ok {
		for _, part := range l.parts {
			ds = append(ds, part.deposits(field)...)
		}
		if l.byField == nil {
			l.byField = map[string][]*Deposit{}
		}
		l.byField[field] = ds
	}
	return ds
}

// binds returns those that read fields.
func (l *ledger) binds() []*OpenBind {
	if !l.decoded {
		l.decoded = true
		for _, part := range l.parts {
			l.open = append(l.open, part.binds()...)
		}
	}
	return l.open
}

// told reports whether the ports that a key says have been reported for a bind.
func (l *ledger) told(is func(key string) bool) bool {
	return slices.ContainsFunc(l.parts, func(part *LedgerPart) bool { return slices.ContainsFunc(part.Told, is) })
}

// called reports whether a bind has callers below.
func (l *ledger) called(id string) bool {
	return slices.ContainsFunc(l.parts, func(part *LedgerPart) bool { return slices.Contains(part.Called, id) })
}

// LedgerFact returns what importers of the package should know beyond facts
// about its objects, nil if nothing. It must be called after [Package.Sites].
func (p *Package) LedgerFact() *LedgerFact {
	p.exporting = true
	below := p.inherited()
	fact := &LedgerFact{Parts: slices.Clone(below.parts), Fields: below.fields}
	binds := p.openBinds()
	if own := newPart(p.Types.Path(), p.exportedDeposits(), binds, sortedKeys(p.told), p.newlyCalled()); own != nil {
		fact.Parts = append(fact.Parts, own)
		fact.Fields = union(fact.Fields, fieldsOf(binds))
	}
	if !slices.ContainsFunc(fact.Parts, func(part *LedgerPart) bool { return part.Size > 0 }) {
		return nil
	}
	return fact
}

// newlyCalled returns the IDs of binds below that have callers in this package
// first.
func (p *Package) newlyCalled() []string {
	var ids []string
	for _, b := range p.inherited().binds() {
		if b.ByValue && p.called()[b.ID] && !p.inherited().called(b.ID) {
			ids = append(ids, b.ID)
		}
	}
	return ids
}

// fieldsOf returns the fields that binds read.
func fieldsOf(binds []*OpenBind) []string {
	keys := map[string]bool{}
	for _, b := range binds {
		b.Address.walk(func(v *Value) bool {
			if i := lastField(v.Path); v.Kind == Field && i >= 0 {
				keys[v.Path[i]] = true
			}
			return true
		})
	}
	return sortedKeys(keys)
}

// union returns the strings of two sorted lists, sorted.
func union(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
