package driver

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"fmt"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"
)

// A record is what the driver made of a package, in a form that outlives the
// process. It holds for a package with the same key.
type record struct {
	Key digest
	// Beside is the digest of the files beside the source (node.beside) of a
	// package that the pass has seen.
	Beside   digest
	Looked   bool
	Tainted  bool
	Void     bool
	Facts    []savedFact
	Names    []factName
	FactData []byte // a gob of each of Facts, one after the other
	Findings []byte // JSON, which unlike gob tells nil from empty
	Problems []Problem
}

// A savedFact says what a fact in FactData is about.
type savedFact struct {
	Type   string          // of the fact
	Object objectpath.Path // empty for a fact about the package
	Reach  factReach
}

// newRecord returns what to keep of a package that is done. It reports false
// where something would be lost.
func newRecord(n *node) (record, bool) {
	rec := record{
		Key:      n.key,
		Beside:   n.besides,
		Looked:   n.looked,
		Tainted:  n.tainted,
		Void:     n.void,
		Names:    n.factNames(),
		Problems: n.problems,
	}
	if len(n.findings) > 0 {
		data, err := json.Marshal(n.findings)
		if err != nil {
			return record{}, false
		}
		rec.Findings = data
		// A file name need not be UTF-8, which JSON can't say.
		if back, err := rec.findings(); err != nil || !reflect.DeepEqual(back, n.findings) {
			return record{}, false
		}
	}
	return rec, rec.saveFacts(&n.facts) == nil
}

func (rec *record) saveFacts(facts *sealedFacts) error {
	var buf bytes.Buffer
	enc := gob.NewEncoder(&buf)
	for _, key := range facts.order {
		sealed := facts.objects[key]
		rec.Facts = append(rec.Facts, savedFact{
			Type:   key.typ.String(),
			Object: sealed.path,
			Reach:  sealed.reach,
		})
		if err := enc.Encode(sealed.fact); err != nil {
			return fmt.Errorf("encode fact %T: %w", sealed.fact, err)
		}
	}
	for _, typ := range sortedTypes(facts.packages) {
		rec.Facts = append(rec.Facts, savedFact{Type: typ.String()})
		if err := enc.Encode(facts.packages[typ]); err != nil {
			return fmt.Errorf("encode fact %v: %w", typ, err)
		}
	}
	rec.FactData = buf.Bytes()
	return nil
}

// findings returns the findings of the package.
func (rec *record) findings() ([]Finding, error) {
	if rec.Findings == nil {
		return nil, nil
	}
	var out []Finding
	if err := json.Unmarshal(rec.Findings, &out); err != nil {
		return nil, fmt.Errorf("decode findings: %w", err)
	}
	return out, nil
}

// facts returns the facts in the order of Facts.
func (rec *record) facts(factTypes map[string]reflect.Type) ([]analysis.Fact, error) {
	out := make([]analysis.Fact, len(rec.Facts))
	dec := gob.NewDecoder(bytes.NewReader(rec.FactData))
	for i, saved := range rec.Facts {
		typ := factTypes[saved.Type]
		if typ == nil {
			return nil, fmt.Errorf("decode facts: no fact type %s", saved.Type)
		}
		out[i] = reflect.New(typ.Elem()).Interface().(analysis.Fact)
		if err := dec.Decode(out[i]); err != nil {
			return nil, fmt.Errorf("decode facts: %w", err)
		}
	}
	return out, nil
}

// place takes up facts about objects of pkg, which was made anew. Those about
// objects that nothing in this run can reach are left out, as under the vet
// protocol.
func (f *sealedFacts) place(pkg *types.Package, saved []savedFact, facts []analysis.Fact) {
	f.objects = make(map[factKey]sealedFact)
	for i, s := range saved {
		if s.Object == "" {
			continue
		}
		obj, err := objectpath.Object(pkg, s.Object)
		if err != nil {
			continue
		}
		key := factKey{obj, reflect.TypeOf(facts[i])}
		f.objects[key] = sealedFact{fact: facts[i], path: s.Object, reach: s.Reach}
		f.order = append(f.order, key)
	}
}

// factTypes returns the types of facts that the analyzer and those it
// requires make, by their names.
func factTypes(a *analysis.Analyzer) map[string]reflect.Type {
	out := make(map[string]reflect.Type)
	seen := make(map[*analysis.Analyzer]bool)
	var visit func(*analysis.Analyzer)
	visit = func(a *analysis.Analyzer) {
		if seen[a] {
			return
		}
		seen[a] = true
		for _, f := range a.FactTypes {
			out[reflect.TypeOf(f).String()] = reflect.TypeOf(f)
		}
		for _, req := range a.Requires {
			visit(req)
		}
	}
	visit(a)
	return out
}
