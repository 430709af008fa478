package socketflow

import (
	"go/types"
	"slices"
	"strings"
)

// Where the object that a bind reads its address from is not known, the field
// stands for it: any value that the program stores into that field may be
// bound. The same goes for settings that are read by name.

// readsField reports whether a value depends on a field of an object that is
// not known, or on a setting.
func readsField(v *Value) bool { return readsObject(v, nil) }

// readsObject is readsField where what a parameter passes by value is no
// object; params are the types of the parameters.
func readsObject(v *Value, params []types.Type) bool {
	found := false
	v.walk(func(w *Value) bool {
		switch w.Kind {
		case Field:
			found = true
		case Param:
			passed := int(w.Num) < len(params) && byValue(params[w.Num], w.Path)
			found = lastField(w.Path) >= 0 && !passed
		case Free:
			found = lastField(w.Path) >= 0
		case Opaque:
			found = len(namesIn(w)) > 0
		default:
		}
		return !found
	})
	return found
}

// byValue reports whether a path stays within a value of a type, without
// following a pointer or an index.
func byValue(t types.Type, path []string) bool {
	for _, step := range path {
		if _, ok := t.Underlying().(*types.Struct); !ok {
			return false
		}
		if t = stepType(t, step); t == nil {
			return false
		}
	}
	return true
}

// A joiner replaces fields and settings by what is stored into them, as far
// as the package sees it.
type joiner struct {
	p    *Package
	memo map[string]*Value
}

func (p *Package) newJoiner() *joiner { return &joiner{p: p, memo: map[string]*Value{}} }

// join replaces fields and settings in v.
func (j *joiner) join(v *Value) *Value {
	p := j.p
	if v == nil || !p.enter() {
		return beyond
	}
	defer p.leave()
	switch v.Kind {
	case Param, Free, Field:
		return j.path(v.Path)
	case Op:
		if v.Text == "stored" {
			return choice(j.join(v.Args[1]), unknown)
		}
		return p.selPath(p.op(v.Text, int(v.Num), mapValues(v.Args, j.join)...), v.Path)
	case Choice:
		return p.mapChoice(v, j.join)
	case Cond:
		taken := cond(j.join(v.Args[0]), j.join(v.Args[1]), j.join(v.Args[2]))
		return p.orSet(v, taken, j.join)
	case Opaque:
		w := *v
		w.weight = 0
		w.Args = mapValues(v.Args, j.join)
		return choice(append(j.settings(&w), j.withHost(&w))...)
	case List:
		w := *v
		w.weight = 0
		w.Args = mapValues(v.Args, j.join)
		return &w
	case ref:
		return j.join(p.materialize(v, 0))
	default:
	}
	return v
}

// joinAddress replaces fields and settings in an address. A field that occurs
// in it more than once, such as text that a parser takes apart, is the same
// wherever it occurs: the address is made anew for each fixed port that the
// text may hold.
func (j *joiner) joinAddress(v *Value) *Value {
	key, path := j.repeated(v)
	if path == nil {
		return j.join(v)
	}
	stored := j.path(path)
	seen := map[string]bool{}
	var alts []*Value
	for _, d := range j.p.drafts(stored) {
		e, ok := d.endpoint()
		text := d.value(j.p)
		if !ok || e.Port <= 0 || seen[text.String()] {
			continue
		}
		seen[text.String()] = true
		j.memo[key] = text
		alts = append(alts, j.join(v))
	}
	j.memo[key] = stored
	if len(alts) == 0 {
		return j.join(v)
	}
	return someOf(alts)
}

// repeated returns the path that occurs most often in a value, nil if none
// occurs more than once.
func (j *joiner) repeated(v *Value) (key string, path []string) {
	count := map[string]int{}
	v.walk(func(w *Value) bool {
		if w.Kind != Param && w.Kind != Free && w.Kind != Field || len(w.Path) == 0 {
			return true
		}
		k := pathKey(w.Path)
		count[k]++
		if n := count[k]; n > 1 && (n > count[key] || n == count[key] && k < key) {
			key, path = k, w.Path
		}
		return true
	})
	return key, path
}

// pathKey returns a path as one string.
func pathKey(path []string) string { return strings.Join(path, "\x00") }

// settings returns the defaults of the settings that an unknown function may
// read, other than hosts.
func (j *joiner) settings(v *Value) []*Value {
	return slices.DeleteFunc(j.named(v), isHost)
}

// withHost returns what an unknown function makes of the name of a setting with the host
// that is the setting's default beside it, as that of a function which declares it.
func (j *joiner) withHost(v *Value) *Value {
	hosts := slices.DeleteFunc(j.named(v), func(w *Value) bool { return !isHost(w) })
	if len(hosts) == 0 {
		return v
	}
	w := *v
	w.weight = 0
	w.Args = append(slices.Clip(v.Args), hosts...)
	return &w
}

// hosts puts into an address the default of a host that is read by the name of a setting.
func (j *joiner) hosts(v *Value) *Value {
	if !v.has(only(Opaque)) || v.walk(func(w *Value) bool { return w.Kind != Opaque || j.withHost(w) == w }) {
		return v
	}
	return j.p.rewrite(v, func(w *Value) *Value {
		if w.Kind == Opaque {
			return j.withHost(w)
		}
		return nil
	})
}

// named returns the defaults of the settings that an unknown function may read.
func (j *joiner) named(v *Value) []*Value {
	var alts []*Value
	for _, name := range namesIn(v) {
		if w := j.path([]string{nameStep(name)}); w.Kind != Unknown {
			alts = append(alts, alternatives(w)...)
		}
	}
	return alts
}

// path returns what a path of fields may hold: what is stored into any of its
// fields, and from there on.
func (j *joiner) path(path []string) *Value {
	key := pathKey(path)
	if v, ok := j.memo[key]; ok {
		return v
	}
	j.memo[key] = unknown // a field that is set from itself
	v := j.readPath(path)
	j.memo[key] = v
	return v
}

func (j *joiner) readPath(path []string) *Value {
	var alts []*Value
	for i, step := range slices.Backward(path) {
		if isIndex(step) {
			continue
		}
		for _, v := range j.stored(path, i) {
			alts = append(alts, alternatives(j.join(v))...)
		}
	}
	return someOf(alts)
}

// someOf returns a choice of values that a field may hold among others: those
// that say something, one of each kind, and no more than can be looked at.
func someOf(alts []*Value) *Value {
	seen := map[string]bool{}
	var some []*Value
	for _, v := range alts {
		text := strings.Join(append(sockets(v), v.String()), " ")
		if v.Kind != Unknown && !seen[text] && len(some) < maxAlternatives {
			seen[text] = true
			some = append(some, v)
		}
	}
	return choice(some...)
}

// stored returns what the deposits into field i of a path give for the whole
// of the path.
func (j *joiner) stored(path []string, i int) []*Value {
	var vs []*Value
	for _, d := range j.p.deposits()[path[i]] {
		if rest, ok := j.matches(d.home, d.path, path, i); ok {
			v := j.p.withCallers(d.f, d.value(), 0)
			vs = append(vs, j.p.selPath(v, rest))
		}
	}
	for _, d := range j.p.inherited().deposits(path[i]) {
		if rest, ok := j.matches(d.Home, d.Path, path, i); ok {
			vs = append(vs, j.p.selPath(d.Value, rest))
		}
	}
	return vs
}

// matches reports whether a deposit's path and the first i+1 steps of another
// can lead to the same field, one being a suffix of the other, and returns the
// steps from what is deposited to the end of the path. A type of the module has
// to be on the way that they share: the fields of a library's types, such as
// http.Server.Addr, belong to many objects that have nothing in common. What was put
// into one field of a struct, its home, is not what another field of the struct holds.
// What a field holds of another struct may be a copy of it.
func (j *joiner) matches(home, deposit, path []string, i int) (rest []string, ok bool) {
	k := lastField(deposit)
	owned := false
	if before := i - k; before > 0 && parted(home, path[:before]) {
		return nil, false
	}
	for a, b := k, i; a >= 0 && b >= 0; a, b = a-1, b-1 {
		if !stepsMeet(deposit[a], path[b]) {
			if !owned || isIndex(path[b]) || !j.p.isCopied(deposit[a], path[b]) {
				return nil, false
			}
			break
		}
		owned = owned || j.p.ownStep(path[b])
	}
	indexes, rest := deposit[k+1:], path[i+1:]
	if !owned || len(indexes) > len(rest) || meet(indexes, rest[:len(indexes)]) < 0 {
		return nil, false
	}
	return rest[len(indexes):], true
}

// parted reports whether two paths lead to different fields of one struct, or different
// elements of a map, from which on they have nothing in common.
func parted(a, b []string) bool {
	for {
		i, k := lastField(a), lastField(b)
		if keysDiffer(a[i+1:], b[k+1:]) {
			return true
		}
		if i < 0 || k < 0 {
			return false
		}
		if a[i] != b[k] {
			return siblings(a[i], b[k])
		}
		a, b = a[:i], b[:k]
	}
}

// keysDiffer reports whether what two lists of indexes end in are different keys.
func keysDiffer(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	x, y := a[len(a)-1], b[len(b)-1]
	return isKeyStep(x) && isKeyStep(y) && x != y
}

// siblings reports whether two steps lead to different fields of one struct.
func siblings(a, b string) bool {
	return a != b && typeOfStep(a) != "" && typeOfStep(a) == typeOfStep(b)
}

// ownStep reports whether a step is a field of a type of the module, or a
// setting.
func (p *Package) ownStep(step string) bool {
	if isName([]string{step}) {
		return true
	}
	typ := typeOfStep(step)
	pkg := strings.LastIndexByte(typ, '.')
	return !isIndex(step) && pkg >= 0 && p.inModule(typ[:pkg])
}
