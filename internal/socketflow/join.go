package socketflow

import (
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Where the object that a bind reads its address from is not known, the field
// stands for it: any value that the program stores into that field may be
// bound. The same goes for the parameters of the functions that store.

// readsField reports whether a value depends on a field of an object that is
// not known.
func readsField(v *Value) bool {
	found := false
	v.walk(func(w *Value) bool {
		found = found || w.Kind == Field || (w.Kind == Param || w.Kind == Free) && hasField(w.Path)
		return !found
	})
	return found
}

func hasField(path []string) bool {
	for _, step := range path {
		if !isIndex(step) {
			return true
		}
	}
	return false
}

// join replaces fields of unknown objects by what is stored into them.
func (p *Package) join(v *Value) *Value {
	if v == nil || !p.enter() {
		return unknown
	}
	defer p.leave()
	switch v.Kind {
	case Param, Free, Field:
		return p.joinPath(v.Path)
	case Op:
		if v.Text == "stored" {
			return choice(p.join(v.Args[1]), unknown)
		}
		return p.selPath(p.op(v.Text, int(v.Num), p.joinAll(v.Args)...), v.Path)
	case Choice:
		return p.mapChoice(v, p.join)
	case Cond:
		return cond(v.Args[0], p.join(v.Args[1]), p.join(v.Args[2]))
	case List, Opaque:
		w := *v
		w.weight = 0
		w.Args = p.joinAll(v.Args)
		return &w
	case ref:
		return p.join(p.materialize(v, 0))
	default:
	}
	return v
}

func (p *Package) joinAll(vs []*Value) []*Value {
	out := make([]*Value, len(vs))
	for i, v := range vs {
		out[i] = p.join(v)
	}
	return out
}

// joinPath returns what a path of fields may hold: what is stored into its
// first field that anything is stored into, and from there on.
func (p *Package) joinPath(path []string) *Value {
	for i, step := range path {
		if isIndex(step) {
			continue
		}
		v := p.fieldContent(step)
		if v == nil {
			continue
		}
		if w := p.join(p.selPath(v, path[i+1:])); w.Kind != Unknown {
			return w
		}
	}
	return unknown
}

// fieldContent returns what the program, as far as this package sees it,
// stores into a field; nil if nothing.
func (p *Package) fieldContent(key string) *Value {
	if v, ok := p.fields[key]; ok {
		return v
	}
	p.fields[key] = nil // a field that is set from itself
	var alts []*Value
	for _, st := range p.fieldStores()[key] {
		if len(alts) > maxAlternatives {
			return nil // set by half of the program: it says nothing
		}
		alts = append(alts, p.withCallers(st.f, st.w.value()))
	}
	if obj := p.typeName(key[:strings.LastIndex(key, ".")]); obj != nil && obj.Pkg() != p.Types && p.Fields != nil {
		if w := p.Fields(obj)[key]; w != nil {
			alts = append(alts, w)
		}
	}
	if len(alts) == 0 {
		return nil
	}
	p.fields[key] = choice(alts...)
	return p.fields[key]
}

// A fieldStore is a write into a field.
type fieldStore struct {
	f *frame
	w write
}

// constant returns the constant that is stored, nil if it is something else.
func (st fieldStore) constant() *Value {
	if s, ok := st.w.instr.(*ssa.Store); ok {
		if _, ok := s.Val.(*ssa.Const); ok {
			return st.w.value()
		}
	}
	return nil
}

// fieldStores indexes the stores of the package by the field that is written.
func (p *Package) fieldStores() map[string][]fieldStore {
	if p.stores != nil {
		return p.stores
	}
	p.stores = map[string][]fieldStore{}
	for _, f := range p.all {
		for _, root := range f.rootsWritten() {
			for _, w := range f.writes()[root] {
				if w.wild != nil || len(w.path) == 0 || isIndex(w.path[len(w.path)-1]) {
					continue
				}
				key := w.path[len(w.path)-1]
				p.stores[key] = append(p.stores[key], fieldStore{f, w})
			}
		}
	}
	return p.stores
}

// rootsWritten returns the roots that the function writes to, in the order of
// its code.
func (f *frame) rootsWritten() []ssa.Value {
	var roots []ssa.Value
	writes := f.writes()
	for _, v := range f.roots() {
		if writes[v] != nil {
			roots = append(roots, v)
		}
	}
	for _, b := range f.fn.Blocks {
		for _, instr := range b.Instrs {
			if v, ok := instr.(ssa.Value); ok && writes[v] != nil {
				roots = append(roots, v)
			}
		}
	}
	return roots
}

// withCallers puts into a value what the callers in the package pass for the
// parameters of its function.
func (p *Package) withCallers(f *frame, v *Value) *Value {
	if !v.open() {
		return v
	}
	alts := []*Value{}
	for _, c := range p.callers()[f.fn] {
		if len(alts) >= maxAlternatives || !p.enter() {
			break
		}
		args := c.f.args(c.call)
		for i, a := range args {
			if a.open() {
				args[i] = p.join(a)
			}
		}
		alts = append(alts, p.subst(v, &env{args, nil}))
		p.leave()
	}
	if len(alts) == 0 {
		return v
	}
	return choice(alts...)
}

type caller struct {
	f    *frame
	call ssa.CallInstruction
}

// callers indexes the static calls within the package by the function called.
func (p *Package) callers() map[*ssa.Function][]caller {
	if p.calledBy != nil {
		return p.calledBy
	}
	p.calledBy = map[*ssa.Function][]caller{}
	for _, f := range p.all {
		for _, b := range f.fn.Blocks {
			for _, instr := range b.Instrs {
				if call, ok := instr.(ssa.CallInstruction); ok {
					if fn := call.Common().StaticCallee(); fn != nil && p.owns(fn) {
						p.calledBy[fn] = append(p.calledBy[fn], caller{f, call})
					}
				}
			}
		}
	}
	return p.calledBy
}
