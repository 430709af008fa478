package socketflow

import (
	"maps"
	"slices"
	"strings"
)

// op applies the operator or pure function name to its arguments and returns
// result i: evaluated where the arguments are known well enough, otherwise an
// Op.
func (p *Package) op(name string, i int, args ...*Value) *Value {
	if v := p.fold(name, i, args); v != nil {
		return v
	}
	before := p.depth
	defer func() { p.depth = before }()
	for k, a := range args {
		if a.size() > maxSpread || !p.enter() {
			continue
		}
		if a.Kind == Choice || a.Kind == Cond {
			v := p.spread(name, i, args, k)
			p.noteHalf(v, half{name, i, a})
			return v
		}
	}
	if !slices.ContainsFunc(args, func(a *Value) bool { return a.open() || a.Kind == ref || a.Kind == Field || a.Kind == Opaque }) {
		if !slices.ContainsFunc(args, partlyKnown) {
			return unknown
		}
	}
	return (&Value{Kind: Op, Text: name, Num: int64(i), Args: args}).limited()
}

// spread applies an operator to each of the values that argument k may be.
func (p *Package) spread(name string, i int, args []*Value, k int) *Value {
	with := func(w *Value) *Value {
		rest := slices.Clone(args)
		rest[k] = w
		return p.op(name, i, rest...)
	}
	a := args[k]
	if a.Kind == Choice {
		return p.mapChoice(a, with)
	}
	return cond(a.Args[0], with(a.Args[1]), with(a.Args[2]))
}

// partlyKnown reports whether v is worth keeping inside an Op.
func partlyKnown(v *Value) bool { return v.Kind == Op || v.Kind == Struct || v.Kind == List }

// fold evaluates an operator on what is known of its arguments. It returns nil
// if that is not enough.
func (p *Package) fold(name string, i int, args []*Value) *Value {
	if f, ok := folders[name]; ok {
		if v := f(p, i, args); v != nil {
			return v
		}
	}
	for _, a := range args {
		if !a.isConst() && a.Kind != List {
			return nil
		}
	}
	v := callPure(name, i, args)
	if v == nil {
		return nil
	}
	return inheritPlace(v, args)
}

// inheritPlace gives a result the place of the argument that it came from.
func inheritPlace(v *Value, args []*Value) *Value {
	for _, a := range args {
		if a.Place == nil || v.Place != nil || !v.isConst() {
			continue
		}
		w := *v
		w.weight = 0
		w.Place, w.Decl = a.Place, a.Decl
		v = &w
	}
	if v.Kind == List {
		w := *v
		w.weight = 0
		w.Args = slices.Clone(v.Args)
		for k, e := range w.Args {
			w.Args[k] = inheritPlace(e, args)
		}
		return &w
	}
	return v
}

// A folder evaluates one operator; nil means that it can't.
type folder func(p *Package, i int, args []*Value) *Value

var folders = map[string]folder{}

func init() {
	maps.Copy(folders, map[string]folder{
		"==":                 foldEqual,
		"!=":                 foldNotEqual,
		notHandedIn:          func(_ *Package, _ int, args []*Value) *Value { return equalNil(args[0], nilValue) },
		"!":                  foldNot,
		"&&":                 foldAnd,
		"||":                 foldOr,
		"len":                foldLen,
		"append":             foldAppend,
		"concat":             foldConcat,
		"slice":              foldSlice,
		"portOf":             foldPortOf,
		"hostOf":             foldHostOf,
		boundOp:              foldBound,
		procOp:               foldProc,
		invokeOp:             foldInvoke,
		holdsOp:              foldHolds,
		mayHoldOp:            foldMayHold,
		methodOp:             foldMethod,
		parsedURL:            keepParsed(parsedURL),
		urlPart:              foldPartOfURL,
		resolved:             keepParsed(resolved),
		setOp:                foldSet,
		"fmt.Sprintf":        foldSprintf,
		"fmt.Sprint":         foldSprint,
		"net.JoinHostPort":   foldJoinHostPort,
		"net.SplitHostPort":  foldSplitHostPort,
		secondsOp:            foldSeconds,
		"/":                  foldQuotient,
		"strconv.Itoa":       foldSame,
		"strconv.FormatInt":  foldSame,
		"strconv.FormatUint": foldSame,
		"strconv.Atoi":       foldParse,
		"strconv.ParseInt":   foldParse,
		"strconv.ParseUint":  foldParse,
		"strings.HasPrefix":  foldHasPrefix,
		"strings.Join":       foldJoin,
	})
	for name, f := range arithmetic {
		folders[name] = func(_ *Package, _ int, args []*Value) *Value { return foldArithmetic(f, args) }
	}
	for name, f := range comparisons {
		folders[name] = func(_ *Package, _ int, args []*Value) *Value {
			if len(args) != 2 || args[0].Kind != Int || args[1].Kind != Int {
				return nil
			}
			return boolean(f(args[0].Num, args[1].Num))
		}
	}
}

// keepParsed is for operators that take constant text apart, of which the parts are
// asked for later.
func keepParsed(name string) folder {
	return func(_ *Package, i int, args []*Value) *Value {
		if i != 0 || args[0].Kind != Str {
			return nil
		}
		return &Value{Kind: Op, Text: name, Args: args}
	}
}

var comparisons = map[string]func(a, b int64) bool{
	"<":  func(a, b int64) bool { return a < b },
	"<=": func(a, b int64) bool { return a <= b },
	">":  func(a, b int64) bool { return a > b },
	">=": func(a, b int64) bool { return a >= b },
}

var arithmetic = map[string]func(a, b int64) int64{
	"+":   func(a, b int64) int64 { return a + b },
	"-":   func(a, b int64) int64 { return a - b },
	"*":   func(a, b int64) int64 { return a * b },
	"|":   func(a, b int64) int64 { return a | b },
	"&":   func(a, b int64) int64 { return a & b },
	"&^":  func(a, b int64) int64 { return a &^ b },
	"^":   func(a, b int64) int64 { return a ^ b },
	"neg": func(_, b int64) int64 { return -b },
}

func foldArithmetic(f func(a, b int64) int64, args []*Value) *Value {
	first := integer(-1) // ^x is -1 ^ x
	last := args[len(args)-1]
	if len(args) == 2 {
		first = asInt(args[0])
	}
	last = asInt(last)
	if first.Kind != Int || last.Kind != Int {
		return nil
	}
	v := *integer(f(first.Num, last.Num))
	from := first
	if from.Place == nil {
		from = last
	}
	v.Place, v.Decl = from.Place, from.Decl
	return &v
}

func foldEqual(_ *Package, _ int, args []*Value) *Value {
	a, b := args[0], args[1]
	switch {
	case b.Kind == Nil:
		return equalNil(a, b)
	case a.Kind == Nil:
		return equalNil(b, a)
	}
	if a.isConst() && b.isConst() {
		if a.Kind != b.Kind {
			a, b = asText(a), asText(b)
		}
		return boolean(a.Kind == b.Kind && a.Text == b.Text && a.Num == b.Num)
	}
	if nonEmptyText(a) && b.Kind == Str && b.Text == "" || nonEmptyText(b) && a.Kind == Str && a.Text == "" {
		return boolean(false)
	}
	return nil
}

// isParsed reports whether a value is an object that was made of text. There is one
// unless there is an error, for which the text is none that is bound.
func isParsed(v *Value) bool {
	return v.Kind == Op && (v.Text == resolved || v.Text == parsedURL) && len(v.Path) == 0
}

// nonEmptyText reports whether v is text that has at least one known byte.
func nonEmptyText(v *Value) bool {
	return v.Kind == Op && v.Text == "concat" &&
		slices.ContainsFunc(v.Args, func(a *Value) bool { return a.Kind == Str && a.Text != "" })
}

func foldNotEqual(p *Package, i int, args []*Value) *Value {
	v := foldEqual(p, i, args)
	if v == nil {
		return nil
	}
	return p.op("!", 0, v)
}

func foldNot(_ *Package, _ int, args []*Value) *Value {
	switch c := args[0]; {
	case c.Kind == Bool:
		return boolean(c.Num == 0)
	case c.Kind == Nil:
		return notNil
	case c == notNil:
		return nilValue
	}
	return nil
}

// notNil is the opposite of a field that nobody sets, which is still no constant.
var notNil = &Value{Kind: Op, Text: "!", Args: []*Value{nilValue}}

func foldAnd(_ *Package, _ int, args []*Value) *Value {
	a, b := args[0], args[1]
	switch {
	case a.Kind == Bool && a.Num == 0 || b.Kind == Bool && b.Num == 0:
		return boolean(false)
	case a.Kind == Nil || b.Kind == Nil:
		return nilValue
	case a.Kind == Bool:
		return b
	case b.Kind == Bool:
		return a
	}
	return nil
}

func foldOr(_ *Package, _ int, args []*Value) *Value {
	a, b := args[0], args[1]
	switch {
	case a.Kind == Bool && a.Num != 0 || b.Kind == Bool && b.Num != 0:
		return boolean(true)
	case a.Kind == Bool || a.Kind == Nil && b.Kind != Bool:
		return b
	case b.Kind == Bool || b.Kind == Nil:
		return a
	}
	return nil
}

func foldLen(_ *Package, _ int, args []*Value) *Value {
	switch v := args[0]; v.Kind {
	case Str:
		return integer(int64(len(v.Text)))
	case List:
		return integer(int64(len(v.Args)))
	case Nil:
		return integer(0)
	case ref:
		if n, ok := v.ref.length(); ok {
			return integer(n)
		}
	default:
	}
	return nil
}

func foldAppend(p *Package, _ int, args []*Value) *Value {
	list := &Value{Kind: List}
	for _, a := range args {
		l, ok := p.elements(a)
		if !ok {
			return nil
		}
		list.Args = append(list.Args, l...)
	}
	if len(list.Args) > maxAlternatives {
		return unknown
	}
	return list
}

// elements returns the elements of a slice that is known as a whole.
func (p *Package) elements(v *Value) ([]*Value, bool) {
	switch v.Kind {
	case List:
		return v.Args, true
	case Nil:
		return nil, true
	case ref:
		n, ok := v.ref.length()
		if !ok || n > maxAlternatives {
			return nil, false
		}
		vs := make([]*Value, n)
		for i := range vs {
			vs[i] = p.sel(v, indexStep(int64(i)))
		}
		return vs, true
	default:
		return nil, false
	}
}

func foldSlice(p *Package, _ int, args []*Value) *Value {
	v, lo, hi := args[0], args[1], args[2]
	if v.Kind == Op && v.Text == "concat" && lo.Kind == Int && hi.Kind == Nil {
		return p.withoutHead(v.Args, lo.Num)
	}
	if v.Kind != Str || lo.Kind != Int || hi.Kind != Int && hi.Kind != Nil {
		return nil
	}
	end := int64(len(v.Text))
	if hi.Kind == Int {
		end = hi.Num
	}
	if lo.Num < 0 || end > int64(len(v.Text)) || lo.Num > end {
		return unknown
	}
	return inheritPlace(str(v.Text[lo.Num:end]), args)
}

// withoutHead returns text made of parts without its first n bytes. A head that
// is not known is cut in a place that is not known.
func (p *Package) withoutHead(parts []*Value, n int64) *Value {
	if len(parts) == 0 {
		return unknown
	}
	head := parts[0]
	if head.Kind != Str {
		return p.concat(append([]*Value{unknown}, parts[1:]...)...)
	}
	if size := int64(len(head.Text)); n > size {
		return p.withoutHead(parts[1:], n-size)
	}
	return p.concat(append([]*Value{inheritPlace(str(head.Text[max(n, 0):]), parts[:1])}, parts[1:]...)...)
}

// foldSame is for functions that print an integer: text and number are one
// until somebody asks.
func foldSame(_ *Package, _ int, args []*Value) *Value {
	if len(args) == 2 && (args[1].Kind != Int || args[1].Num != 10) {
		return unknown
	}
	return asText(args[0])
}

// foldParse is for functions that read an integer.
func foldParse(_ *Package, i int, args []*Value) *Value {
	if i != 0 {
		return unknown
	}
	return asInt(args[0])
}

func foldHasPrefix(_ *Package, _ int, args []*Value) *Value {
	head, ok := leading(args[0])
	if !ok || args[1].Kind != Str {
		return nil
	}
	prefix := args[1].Text
	switch {
	case strings.HasPrefix(head, prefix):
		return boolean(true)
	case !strings.HasPrefix(prefix, head) || args[0].Kind == Str:
		return boolean(false)
	}
	return nil
}

// leading returns the constant text that v begins with.
func leading(v *Value) (string, bool) {
	switch {
	case v.Kind == Str:
		return v.Text, true
	case v.Kind == Op && v.Text == "concat" && v.Args[0].Kind == Str:
		return v.Args[0].Text, true
	}
	return "", false
}
