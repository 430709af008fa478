package socketflow

import "slices"

// An env gives values to the parameters and free variables of a function at
// one call.
type env struct {
	args, free []*Value
	later      func(i int) *Value // works out those of args that are nil: few are asked for
}

// arg returns argument i, and is unknown if there is none.
func (e *env) arg(i int) *Value {
	if i < len(e.args) && e.args[i] == nil && e.later != nil {
		e.args[i] = e.later(i)
	}
	return valueAt(e.args, i)
}

func valueAt(vs []*Value, i int) *Value {
	if i >= len(vs) || vs[i] == nil {
		return unknown
	}
	return vs[i]
}

// subst returns v with the parameters and free variables of env put in.
func (p *Package) subst(v *Value, e *env) *Value {
	if v == nil {
		return unknown
	}
	if p.pass(v, fixedKinds) {
		return v
	}
	if !p.enter() {
		return beyond
	}
	defer p.leave()
	switch v.Kind {
	case Param:
		return p.selPath(e.arg(int(v.Num)), v.Path)
	case Free:
		return p.selPath(valueAt(e.free, int(v.Num)), v.Path)
	case Op:
		if v.Text == "stored" {
			return p.stored(int(v.Num), v.Path, p.substAll(v.Args, e))
		}
		return p.selPath(p.op(v.Text, int(v.Num), p.substAll(v.Args, e)...), v.Path)
	case Choice:
		return p.mapChoice(v, func(w *Value) *Value { return p.subst(w, e) })
	case Cond:
		c := p.subst(v.Args[0], e)
		if c.Kind == Bool {
			taken := p.subst(pick(c.Num != 0, v.Args[1], v.Args[2]), e)
			return p.orSet(v, taken, func(w *Value) *Value { return p.subst(w, e) })
		}
		return cond(c, p.subst(v.Args[1], e), p.subst(v.Args[2], e))
	case List, Opaque, Func:
		w := *v
		w.weight = 0
		w.Args = p.substAll(v.Args, e)
		return &w
	case Struct:
		w := *v
		w.weight = 0
		w.Args = p.substAll(v.Args, e)
		w.Fields = v.Fields.mapped(func(_ string, x *Value) *Value { return p.subst(x, e) })
		return &w
	case ref:
		return &Value{Kind: ref, ref: p.rebind(v.ref, e)}
	default:
		return v
	}
}

// fixedKinds are the kinds of values that subst and closed leave as they are. An
// operator or a choice is made anew even of the same parts.
var fixedKinds = only(Unknown, Str, Int, Bool, Nil, Field, Socket, Struct, List, Opaque)

func (p *Package) substAll(vs []*Value, e *env) []*Value {
	out := make([]*Value, len(vs))
	for i, v := range vs {
		out[i] = p.subst(v, e)
	}
	return out
}

// rebind returns the object with e applied after what it is bound to already.
// What that comes to is only worked out for the parts that are asked for.
func (p *Package) rebind(o *object, e *env) *object {
	bound := *o
	bound.envs = append(slices.Clip(o.envs), e)
	return &bound
}

// rebound puts into a part of an object what the object is bound to. What an object
// holds is asked for once for each of the ways in which it is passed around.
func (p *Package) rebound(v *Value, o *object) *Value {
	for _, e := range o.envs {
		if p.pass(v, fixedKinds) {
			continue
		}
		key := binding{v, e}
		w, ok := p.bindings[key]
		if !ok {
			w = p.subst(v, e)
			p.bindings[key] = w
		}
		v = w
	}
	return v
}

// A binding is a value into which an env is put.
type binding struct {
	v *Value
	e *env
}

// selOp selects from the result of an operator that could not be evaluated.
func (p *Package) selOp(v *Value, step string) *Value {
	switch {
	case v.Text == "append" && isIndex(step):
		alts := make([]*Value, len(v.Args))
		for i, a := range v.Args {
			alts[i] = p.sel(a, anyIndex)
		}
		return choice(alts...)
	case v.Text == resolved && isPortStep(step):
		return p.op("net.SplitHostPort", 1, v.Args[0])
	case v.Text == resolved:
		return p.op("net.SplitHostPort", 0, v.Args[0])
	case v.Text == parsedURL:
		return p.op(urlPart, 0, v.Args[0], str(step))
	case v.Text == "stored":
		args := slices.Clone(v.Args)
		args[1] = p.sel(args[1], step)
		return p.stored(int(v.Num), append(slices.Clip(v.Path), step), args)
	case len(v.Path) < maxPath:
		w := *v
		w.weight = 0
		w.Path = append(slices.Clip(v.Path), step)
		return &w
	}
	return unknown
}

func isPortStep(step string) bool {
	return step == "net.TCPAddr.Port" || step == "net.UDPAddr.Port"
}
