package socketflow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A constructor may return an interface that holds a type which other packages can't
// see. So what its methods do travels with the object, as if they were fields of it.

// methodStep is the step to a method of an object.
func methodStep(name string) string { return ".(" + name + ")" }

// withMethods returns an object with what those of its methods bind, or set, that an
// interface, in which a function returns it, has.
func (p *Package) withMethods(v *Value, t types.Type) *Value {
	iface, ok := t.Underlying().(*types.Interface)
	if !ok || v == nil || v.Kind != Struct || iface.NumMethods() == 0 {
		return v
	}
	obj := p.typeName(v.Text)
	if obj == nil || obj.Pkg() != p.Types || isGeneric(obj.Type()) {
		return v
	}
	w := *v
	w.weight = 0
	for m := range iface.Methods() {
		fn := p.servingMethod(obj.Type(), m)
		if fn == nil && takesStruct(m.Signature()) && p.isSetter(t) {
			fn = p.methodOf(v, m.Name())
		}
		if fn != nil && fn.Kind == Func {
			step := methodStep(m.Name())
			i, _ := w.Fields.find(step)
			w.Fields = slices.Insert(slices.Clone(w.Fields), i, field{step, fn})
		}
	}
	return w.limited()
}

// servingMethod returns the method of a type that an interface method stands for, with
// the binds of which its callers decide something; nil if there are none.
func (p *Package) servingMethod(t types.Type, m *types.Func) *Value {
	if !m.Exported() || !p.bindsBy(t, m) {
		return nil
	}
	fn := p.method(t, m)
	if fn == nil {
		return nil
	}
	s := new(Summary)
	for _, h := range servingBinds(p.targetHappenings(p.target(fn)), anyArgument) {
		e := h.Event
		if h.open() && p.portableEvent(&e) && len(s.Events) < maxExported {
			s.Events = append(s.Events, &e)
		}
	}
	if len(s.Events) == 0 {
		return nil
	}
	return &Value{Kind: Func, Text: p.funcName(fn), Sum: s}
}

// bindMade adds what a call binds if the interface holds what a function of another
// package has made.
func (h *heldBinds) bindMade(c heldCall, v ssa.Value) {
	m := c.call.Common().Method
	if m == nil || !c.f.executes(c.call) {
		return
	}
	for _, made := range alternatives(h.p.frame(v.Parent()).eval(v, nil)) {
		if fn, ok := made.Fields.get(methodStep(m.Name())); ok {
			h.bind(c, target{name: fn.Text, sum: fn.Sum}, made.Text, anyArgument)
		}
	}
}
