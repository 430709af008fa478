package socketflow

import (
	"fmt"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A FuncFact carries the summary of a function to the packages that import
// its own. The summary is kept encoded until somebody asks: most importers of
// a package use few of its functions.
type FuncFact struct {
	// Telling is set for a function whose use by a package says that the
	// package has to do with sockets: one that binds, sets an option or yields
	// an address of its own. Others are asked what they make of an address.
	Telling bool
	// Dials is set for one that dials with a dialer that it is given: who has none
	// from elsewhere, and sets no LocalAddr, has no use for it.
	Dials   bool
	Encoded []byte
}

// AFact marks FuncFact as a fact.
func (*FuncFact) AFact() {}

// Summary returns the summary.
func (f *FuncFact) Summary() *Summary {
	s := new(Summary)
	if err := unpack(f.Encoded, s); err != nil {
		return nil // written by another version of sockvet
	}
	return s
}

// String returns the summary in the notation of [Summary.String].
func (f *FuncFact) String() string { return fmt.Sprint(f.Summary()) }

// A VarFact carries what a package variable holds.
type VarFact struct {
	Encoded []byte
}

// AFact marks VarFact as a fact.
func (*VarFact) AFact() {}

// Value returns the value.
func (f *VarFact) Value() *Value {
	v := new(Value)
	if err := unpack(f.Encoded, v); err != nil {
		return nil // written by another version of sockvet
	}
	return v
}

// String returns the value in the notation of [Value.String].
func (f *VarFact) String() string { return f.Value().String() }

// An Exporter takes the facts of a package.
type Exporter struct {
	Func func(*types.Func, *FuncFact)
	Var  func(*types.Var, *VarFact)
}

// Facts exports what importers of the package should know about its objects.
// It must be called after [Package.Sites].
func (p *Package) Facts(e Exporter) {
	if p.SSA == nil {
		return // it only relays
	}
	p.exporting = true
	p.askedHere() // before anything else is being evaluated
	for _, f := range p.all {
		obj, ok := f.fn.Object().(*types.Func)
		if !ok || f.fn.Parent() != nil || !obj.Exported() {
			continue
		}
		p.budget(maxFactSteps)
		if s := p.export(f); s != nil {
			if data, err := pack(s); err == nil {
				e.Func(obj, &FuncFact{Telling: p.telling(f, s), Dials: slices.ContainsFunc(s.Events, dialsWith), Encoded: data})
			}
		}
	}
	scope := p.Types.Scope()
	for _, name := range scope.Names() {
		p.budget(maxFactSteps)
		if v, ok := scope.Lookup(name).(*types.Var); ok {
			p.varFact(v, e)
		}
	}
}

// varFact tells what a package variable holds.
func (p *Package) varFact(v *types.Var, e Exporter) {
	g, ok := p.SSA.Members[v.Name()].(*ssa.Global)
	keyed := isKeyed(v.Type())
	if !ok || !v.Exported() || !carriesDefault(v.Type()) && !isStruct(v.Type()) && !keyed {
		return
	}
	held := p.global(g)
	if keyed {
		held = p.keyedGlobal(g)
	}
	w := p.portable(held)
	if w == nil || w.open() || !p.interesting(w) && !p.saysAddress(v, w) {
		return
	}
	if data, err := pack(p.settable(g, w)); err == nil {
		e.Var(v, &VarFact{data})
	}
}

// saysAddress reports whether a variable, or a field of it, holds what may be an
// address by default.
func (p *Package) saysAddress(v *types.Var, w *Value) bool {
	name := v.Pkg().Path() + "." + v.Name()
	return slices.ContainsFunc(leaves([]string{name}, w), func(l leaf) bool { return p.travelling(l) != nil })
}

func isStruct(t types.Type) bool {
	_, ok := t.Underlying().(*types.Struct)
	return ok
}

// maxPortable bounds a value that leaves the package, in nodes: that of an
// address parser takes hundreds.
const maxPortable = maxNodes

// maxExported bounds the events and stores of a summary that leaves the
// package.
const maxExported = 12

// export returns the summary of a function for other packages, nil if they
// need none.
func (p *Package) export(f *frame) *Summary {
	s := new(Summary)
	for _, h := range f.happenings() {
		if h.Kind == Bind && p.isDecided(h) || p.isGrouped(f, h) {
			continue
		}
		e := h.Event
		e.Told = h.told(p)
		e.Groups = e.Groups || slices.ContainsFunc(sockets(h.Socket), func(s string) bool { return p.joined()[s] })
		if p.portableEvent(&e) && len(s.Events) < maxExported {
			s.Events = append(s.Events, &e)
		}
	}
	for _, st := range f.stores() {
		if !p.matters(f, st.Target) && !p.setsDefault(st) {
			continue
		}
		v := p.portable(st.value())
		if v != nil && len(s.Stores) < maxExported {
			s.Stores = append(s.Stores, Store{Target: st.Target, Value: v, Always: st.always(), Fills: st.fills()})
		}
	}
	useful := len(s.Events) > 0 || len(s.Stores) > 0 || isControl(f.fn.Signature)
	for i := range f.fn.Signature.Results().Len() {
		v := p.exportResult(f, i)
		useful = useful || v != nil
		s.Results = append(s.Results, v)
	}
	if !useful {
		return nil
	}
	return s
}

// exportResult returns a result of a function for other packages, nil if it is of no
// interest to them.
func (p *Package) exportResult(f *frame, i int) *Value {
	if isErrorType(f.fn.Signature.Results().At(i).Type()) {
		return nil
	}
	v := p.withMethods(p.portable(f.result(i)), f.fn.Signature.Results().At(i).Type())
	if v == nil || p.interesting(v) || isFormula(v) && yields(f.fn, i) || buildsAddress(v) || givesControl(f.fn, i) {
		return v
	}
	return nil
}

// isDecided reports whether a bind is no question for other packages.
func (p *Package) isDecided(h *Happening) bool {
	return !h.open() && !h.handedIn() && !p.bindsWithin(h)
}

// isGrouped reports whether an option is set on sockets that join a multicast group and is
// no question for other packages: what they hand on, or hand over to net, they know.
func (p *Package) isGrouped(f *frame, h *Happening) bool {
	return h.Kind == SetOption && !h.open() && len(h.Way) > 0 && p.grouped[h.Way[len(h.Way)-1]] && !isControl(f.fn.Signature)
}

// telling reports whether a package that uses a function is worth a closer look
// for that alone.
func (p *Package) telling(f *frame, s *Summary) bool {
	if slices.ContainsFunc(s.Events, tellsOfBind) || slices.ContainsFunc(s.Stores, p.tellsOfStore) {
		return true
	}
	for _, v := range s.Results {
		if v != nil && p.interests(v, true) && (!v.open() || takesSetting(f.fn)) {
			return true
		}
	}
	return yieldsConfig(f.fn, s)
}

// yieldsConfig reports whether a function returns a net.ListenConfig: who listens with it
// need not spell the type.
func yieldsConfig(fn *ssa.Function, s *Summary) bool {
	for i, v := range s.Results {
		if v != nil && isType(fn.Signature.Results().At(i).Type(), "net", "ListenConfig") {
			return true
		}
	}
	return false
}

// tellsOfBind reports whether the callers of a function decide something about
// a socket. The local address of a client that a function among the arguments
// may set is none of theirs, unless they spell it, and then that tells; that of a
// dialer is [FuncFact].Dials.
func tellsOfBind(e *Event) bool {
	switch {
	case e.Kind == SetOption:
		return !isForeignOption(e)
	case e.Kind != Bind || !e.Client:
		return true
	}
	return !outside(e.Address, "stored", func(w *Value) bool { return w.Kind != Param && w.Kind != Free || isDialer(w) })
}

// isForeignOption reports whether an event sets an option of a protocol, such as
// IP_DONTFRAG, that no rule is about.
func isForeignOption(e *Event) bool {
	if e.Level == nil || e.Option == nil || e.Level.Kind != Int || e.Option.Kind != Int {
		return false
	}
	socketLevel := e.Level.Num == 1 || e.Level.Num == 0xffff
	// SO_REUSEADDR and SO_EXCLUSIVEADDRUSE count at a wrong level too.
	return !socketLevel && e.Option.Num != 2 && e.Option.Num != 4 && e.Option.Num != ^4
}

// dialsWith reports whether an event is a dial with a dialer that the callers
// supply.
func dialsWith(e *Event) bool {
	return e.Kind == Bind && e.Client && !outside(e.Address, "stored", func(w *Value) bool { return !isDialer(w) })
}

// isDialer reports whether a value is the local address of a dialer.
func isDialer(v *Value) bool { return slices.Contains(v.Path, dialerAddress) }

// outside walks a value, but neither what decides between two nor what is an
// argument of the operator of the given name. It stops where f returns false, and then returns false itself.
func outside(v *Value, op string, f func(*Value) bool) bool {
	if v == nil || v.Kind == Op && v.Text == op {
		return true
	}
	if !f(v) {
		return false
	}
	part := func(w *Value) bool { return !outside(w, op, f) }
	args := v.Args
	if v.Kind == Cond {
		args = args[1:]
	}
	return !slices.ContainsFunc(args, part) &&
		!v.Fields.contains(func(_ string, x *Value) bool { return part(x) })
}

// tellsOfStore reports whether what a function stores may be a part of an
// address: a constant in a field that is not named for one, such as a state, is
// not.
func (p *Package) tellsOfStore(st Store) bool {
	i := lastField(st.Target.Path)
	return i < 0 || namedForAddress(st.Target.Path[i]) || st.Value.open() || p.interests(st.Value, true)
}

// takesSetting reports whether a function has a parameter that is text or a
// number.
func takesSetting(fn *ssa.Function) bool {
	params := fn.Signature.Params()
	for v := range params.Variables() {
		if isSetting(v.Type()) {
			return true
		}
	}
	return false
}

// yields reports whether a function makes an address or port of what it is
// given, judged by its name: what it makes of it is for callers to know.
func yields(fn *ssa.Function, i int) bool {
	return namedForYield(fn.Name()) && isSetting(fn.Signature.Results().At(i).Type())
}

// givesControl reports whether a function returns one that net may call before a bind,
// or a configuration that may hold one. That it sets no option is worth telling too: of
// a function about which nothing is told, nobody knows whether it protects the port.
func givesControl(fn *ssa.Function, i int) bool {
	t := fn.Signature.Results().At(i).Type()
	sig, ok := t.Underlying().(*types.Signature)
	return ok && isControl(sig) || isType(t, "net", "ListenConfig")
}

// isControl reports whether a function takes a raw connection, as those do that net
// calls before a bind.
func isControl(sig *types.Signature) bool {
	for v := range sig.Params().Variables() {
		if isType(v.Type(), "syscall", "RawConn") {
			return true
		}
	}
	return false
}

// buildsAddress reports whether a function puts a parameter into a field that is
// named for an address: callers know which.
func buildsAddress(v *Value) bool {
	return v.Kind == Struct && v.Fields.contains(func(step string, x *Value) bool {
		return namedForAddress(step) && x.open()
	})
}

// isFormula reports whether a value is made of parameters by operators alone.
func isFormula(v *Value) bool {
	return v.open() && v.size() <= maxFormula && v.walk(func(w *Value) bool {
		return w.Kind != Unknown && w.Kind != Opaque && w.Kind != Field
	})
}

// maxFormula bounds what a function makes of its parameters, in nodes.
const maxFormula = 60

// portable returns v in a form that can leave the package, nil if it is too
// large or says nothing.
func (p *Package) portable(v *Value) *Value {
	w := p.withSummaries(p.materialize(v, 0), 0)
	if w.Kind == Unknown || w.size() > maxPortable {
		return nil
	}
	return w
}

// portableEvent makes the values of an event portable. It fails when what is
// bound or set would be lost.
func (p *Package) portableEvent(e *Event) bool {
	for _, v := range e.values() {
		if *v == nil {
			continue
		}
		if *v = p.portable(*v); *v == nil {
			*v = unknown
		}
	}
	if e.Kind == Bind {
		return e.Address.Kind != Unknown
	}
	return true
}

// withSummaries gives each function in a value its summary: an importer may
// not be able to ask for it by name.
func (p *Package) withSummaries(v *Value, depth int) *Value {
	if v == nil || depth > 6 || !v.has(only(Func)) {
		return v
	}
	w := *v
	w.weight = 0
	w.Args = slices.Clone(v.Args)
	for i, a := range w.Args {
		w.Args[i] = p.withSummaries(a, depth+1)
	}
	w.Fields = v.Fields.mapped(func(_ string, x *Value) *Value { return p.withSummaries(x, depth+1) })
	if v.Kind == Func && v.Sum == nil {
		t := p.funcTarget(v)
		if w.Sum = t.sum; t.fn != nil {
			w.Sum = p.functionSummary(t.fn, depth)
		}
	}
	return &w
}

// functionSummary is the summary of a function value: what it sets and
// stores.
func (p *Package) functionSummary(fn *ssa.Function, depth int) *Summary {
	s := new(Summary)
	f := p.frame(fn)
	for _, h := range f.happenings() {
		e := h.Event
		for _, v := range e.values() {
			if *v != nil {
				*v = p.withSummaries(p.materialize(*v, depth+2), depth+2)
			}
		}
		if len(s.Events) < maxExported {
			s.Events = append(s.Events, &e)
		}
	}
	for _, st := range f.stores() {
		if len(s.Stores) < maxExported {
			v := p.withSummaries(p.materialize(st.value(), depth+2), depth+2)
			s.Stores = append(s.Stores, Store{Target: st.Target, Value: v, Always: st.always(), Fills: st.fills()})
		}
	}
	return s
}
