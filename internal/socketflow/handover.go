package socketflow

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// An object that is made an interface of is handed to code that calls the methods
// of the interface: a function of another package, or whatever reads the field, the
// list or the map that it is put into. Which calls are meant can seldom be told. So,
// as with a closure that is not called where it is made, what the methods may bind
// is taken up where the object is handed over. Only the types of other modules are
// looked at: what those of the module itself bind is found by the fields that they
// read (join.go).

// A handover is a conversion of a type to an interface.
type handover struct {
	typ   types.Type
	iface *types.Interface
}

// addHandover takes up what an object may bind once it is handed over.
func (f *frame) addHandover(x *ssa.MakeInterface) {
	iface, ok := x.Type().Underlying().(*types.Interface)
	if !ok || iface.NumMethods() == 0 {
		return
	}
	methods := f.pkg.binders(handover{x.X.Type(), iface})
	if len(methods) == 0 {
		return
	}
	at := handedOverAt(x)
	if !at.IsValid() || f.excluded(x.Block()) {
		return
	}
	for _, fn := range methods {
		// Whoever calls the method supplies its other parameters.
		args := &env{args: []*Value{f.eval(x.X, x)}}
		for _, e := range f.pkg.imported(fn).Events {
			if e.Kind == Bind {
				f.handOver(&Happening{Event: *e}, args, f.pkg.methodAt(at, fn), x)
			}
		}
	}
}

func (f *frame) handOver(h *Happening, args *env, at Place, x *ssa.MakeInterface) {
	e := f.bind(h, args)
	if e.impossible() || e.Client {
		return
	}
	e.If = f.pkg.both(f.guards(x.Block()), e.If)
	e.Way = append([]Place{at}, h.Way...)
	e.settle(at, h.Address)
	e.at, e.pos, e.in = x, handedOverAt(x), f
	e.Maybe, e.HandedOver = true, true
	f.found = append(f.found, e)
}

// methodAt is the place where an object with a method is handed over.
func (p *Package) methodAt(pos token.Pos, fn *types.Func) Place {
	at := p.place(pos)
	at.Call = p.fullName(fn)
	return at
}

// binders returns the methods of an interface that bind a socket if it holds a type
// of another module.
func (p *Package) binders(h handover) []*types.Func {
	fns, ok := p.handovers[h]
	if !ok {
		if obj := definedType(h.typ); obj != nil && !p.inModule(obj.Pkg().Path()) {
			fns = p.findBinders(h)
		}
		p.handovers[h] = fns
	}
	return fns
}

func (p *Package) findBinders(h handover) (fns []*types.Func) {
	if servesListeners(h.iface) {
		return nil // which may be of another address
	}
	for m := range h.iface.Methods() {
		obj, index, _ := types.LookupFieldOrMethod(h.typ, false, m.Pkg(), m.Name())
		fn, ok := obj.(*types.Func)
		if !ok || len(index) > 1 {
			continue
		}
		sum := p.imported(fn)
		if sum != nil && slices.ContainsFunc(sum.Events, func(e *Event) bool { return e.Kind == Bind }) {
			fns = append(fns, fn)
		}
	}
	return fns
}

// servesListeners reports whether an interface has a method that takes a listener.
func servesListeners(iface *types.Interface) bool {
	for m := range iface.Methods() {
		for v := range m.Signature().Params().Variables() {
			if isSocket(v.Type()) {
				return true
			}
		}
	}
	return false
}

// handedOverAt returns where an interface is passed to a call or put somewhere. It
// returns no position for one that is only returned, or of which a method is called
// at once: both show the type that it holds.
func handedOverAt(x *ssa.MakeInterface) (at token.Pos) {
	for _, r := range *x.Referrers() {
		switch r := r.(type) {
		case ssa.CallInstruction:
			if r.Common().Value == x {
				return token.NoPos
			}
			at = callPos(r)
		case *ssa.Store, *ssa.MapUpdate, *ssa.Send:
			if pos := r.Pos(); pos.IsValid() {
				at = pos
			}
		}
	}
	return at
}
