package socketflow

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// A Kind tells which of the forms a Value has.
type Kind uint8

const (
	Unknown Kind = iota
	Str          // a constant string: Text
	Int          // a constant integer: Num
	Bool         // a constant boolean: Num is 0 or 1
	Nil          // nil
	Param        // parameter Num (the receiver is 0), followed by Path
	Free         // free variable Num of a closure, followed by Path
	Field        // what Path leads to from an object that is not known
	Op           // Text applied to Args; Num is the index of the result
	Choice       // one of Args
	Cond         // Args[1] if Args[0] holds, otherwise Args[2]
	Struct       // Fields over an optional base in Args[0]; Num is 1 if it is no struct, see boxed
	List         // the elements Args of a slice, array or map
	Func         // function Text with free variables Args
	Opaque       // what function Text, of which nothing is known, makes of Args
	Socket       // the socket that was opened at the place Text
	ref          // an object in memory; never leaves the package (see memory.go)
)

// Bounds past which a value becomes unknown. They keep facts small and the
// analysis linear in the size of the code.
const (
	maxAlternatives = 24   // of a Choice, and of what a Value can evaluate to
	maxNodes        = 600  // of a Value
	maxCondition    = 40   // nodes of the condition of a Cond
	maxSpread       = 60   // nodes of a Choice that an operator is applied to piece by piece
	maxDepth        = 40   // of calls, substitutions and loads within each other
	maxText         = 1024 // bytes of a constant string
)

// A Value is an abstract value. Values are immutable once made and shared
// freely.
type Value struct {
	Kind   Kind     `json:"k"`
	kinds  kindSet  // of the nodes of the tree, see count
	Text   string   `json:"t,omitempty"`
	Num    int64    `json:"n,omitempty"`
	Path   []string `json:"p,omitempty"`
	Args   []*Value `json:"a,omitempty"`
	Fields fields   `json:"f,omitempty"`
	Place  *Place   `json:"at,omitempty"` // where a constant stands
	Decl   *Place   `json:"d,omitempty"`  // where it is declared, if it has a name, or the variable
	Sum    *Summary `json:"s,omitempty"`  // of a Func that its package does not export

	ref    *object
	weight int // nodes of the tree, 0 while nobody has counted them; see count
}

// A Place is a position in source as text, so that it can travel in facts:
// the file is found again through its package's folder.
type Place struct {
	Package string `json:"pkg"`
	File    string `json:"file"` // base name
	Line    int    `json:"l"`
	Column  int    `json:"c"`
	Call    string `json:"f,omitempty"` // of a call, the function called; of a variable, its name
}

func (p Place) String() string {
	return fmt.Sprintf("%s/%s:%d", p.Package, p.File, p.Line)
}

var (
	unknown = &Value{Kind: Unknown, weight: 1, kinds: only(Unknown)}
	// beyond stands for a value that went past a bound. Nothing is known of it
	// for that reason alone, so that its fields aren't those of some object
	// elsewhere, as those of an unknown object may be.
	beyond   = &Value{Kind: Unknown, Text: "beyond", weight: 1, kinds: only(Unknown)}
	nilValue = &Value{Kind: Nil, weight: 1, kinds: only(Nil)}
)

func str(s string) *Value {
	if len(s) > maxText {
		return unknown
	}
	return &Value{Kind: Str, Text: s}
}

func integer(n int64) *Value { return &Value{Kind: Int, Num: n} }

func boolean(b bool) *Value {
	if b {
		return &Value{Kind: Bool, Num: 1}
	}
	return &Value{Kind: Bool}
}

// choice returns the alternatives as one value: flattened, without repeats,
// unknown when there are too many.
func choice(alts ...*Value) *Value {
	if len(alts) == 1 && alts[0] != nil {
		return alts[0]
	}
	var few [8]*Value // most choices turn out to be none, or one of two
	flat := few[:0]
	add := func(v *Value) {
		for _, w := range flat {
			if equal(v, w) {
				return
			}
		}
		flat = append(flat, v)
	}
	for _, v := range alts {
		switch {
		case v == nil:
		case v.Kind == Choice:
			for _, w := range v.Args {
				add(w)
			}
		default:
			add(v)
		}
		if len(flat) > 4*maxAlternatives {
			return beyond
		}
	}
	if len(flat) > maxAlternatives {
		flat = constants(flat)
	}
	switch len(flat) {
	case 0:
		return unknown
	case 1:
		return flat[0]
	}
	v := &Value{Kind: Choice, Args: slices.Clone(flat)}
	if v.size() <= maxNodes {
		return v
	}
	if flat = constants(flat); len(flat) == 1 {
		return beyond
	}
	return (&Value{Kind: Choice, Args: slices.Clone(flat)}).limited()
}

// constants returns the constants among alternatives, and text that is put
// together, and unknown for the others: what is left of too many.
func constants(alts []*Value) []*Value {
	kept := []*Value{beyond}
	for _, v := range alts {
		if v.isConst() || v.Kind == Op && v.Text == "concat" {
			kept = append(kept, v)
		}
	}
	if len(kept) > maxAlternatives {
		return []*Value{beyond}
	}
	return kept
}

// limited returns v unless it has grown past the bound.
func (v *Value) limited() *Value {
	if v.size() > maxNodes {
		return beyond
	}
	return v
}

// cond returns the value that is yes where c holds and no where it does not.
func cond(c, yes, no *Value) *Value {
	if c.Kind == Bool {
		if c.Num != 0 {
			return yes
		}
		return no
	}
	yes, no = where(c, true, yes), where(c, false, no)
	if equal(yes, no) {
		return yes
	}
	if undecidable(c) || c.size() > maxCondition {
		return choice(yes, no)
	}
	return (&Value{Kind: Cond, Args: []*Value{c, yes, no}}).limited()
}

// where returns what a value is where a condition holds, or fails, that decides it.
func where(c *Value, holds bool, v *Value) *Value {
	if v.Kind != Cond || !isSteady(c) {
		return v
	}
	switch asked := v.Args[0]; {
	case equal(asked, c):
		return v.Args[pick(holds, 1, 2)]
	case isNot(asked, c) || isNot(c, asked):
		return v.Args[pick(holds, 2, 1)]
	}
	return v
}

// isSteady reports whether a condition is the same each time that it is asked: it is made of
// what the function is given, and of settings. That of a loop is not.
func isSteady(c *Value) bool {
	return c.walk(func(w *Value) bool { return w.Kind != Unknown && w.Kind != Choice && w.Kind != ref })
}

// isNot reports whether a condition is that another one fails.
func isNot(c, other *Value) bool { return c.Kind == Op && c.Text == "!" && equal(c.Args[0], other) }

// undecidable reports whether no caller can decide a condition.
func undecidable(c *Value) bool {
	return c.Kind == Unknown || c == notNil || c.Kind == Choice && slices.ContainsFunc(c.Args, undecidable)
}

// equal reports whether two values are the same, their places included: two
// constants that stand in two places are two.
func equal(a, b *Value) bool {
	if a == b {
		return true
	}
	if a == nil || b == nil || a.Kind != b.Kind || a.Text != b.Text || a.Num != b.Num ||
		a.ref != b.ref || len(a.Args) != len(b.Args) || len(a.Fields) != len(b.Fields) ||
		!slices.Equal(a.Path, b.Path) || !samePlace(a.Place, b.Place) {
		return false
	}
	for i := range a.Args {
		if !equal(a.Args[i], b.Args[i]) {
			return false
		}
	}
	for i, x := range a.Fields {
		if y := b.Fields[i]; x.step != y.step || !equal(x.value, y.value) {
			return false
		}
	}
	return true
}

func samePlace(a, b *Place) bool {
	return a == b || a != nil && b != nil && *a == *b
}

// isConst reports whether v is a constant.
func (v *Value) isConst() bool {
	return v.Kind == Str || v.Kind == Int || v.Kind == Bool || v.Kind == Nil
}

// zero reports whether v is the zero of its type, as far as constants go.
func (v *Value) zero() bool {
	return v.Kind == Nil || v.isConst() && v.Text == "" && v.Num == 0
}

// walk calls f for v and all values below it, outermost first, until f
// returns false.
func (v *Value) walk(f func(*Value) bool) bool {
	if v == nil {
		return true
	}
	if !f(v) {
		return false
	}
	for _, a := range v.Args {
		if !a.walk(f) {
			return false
		}
	}
	for _, x := range v.Fields {
		if !x.value.walk(f) {
			return false
		}
	}
	return true
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// String returns v in a short notation that tests assert: $0 is the first
// parameter, ^0 the first free variable, ? unknown.
func (v *Value) String() string {
	var b strings.Builder
	v.print(&b)
	return b.String()
}

func (v *Value) print(b *strings.Builder) {
	if v == nil {
		b.WriteString("?")
		return
	}
	switch v.Kind {
	case Unknown:
		b.WriteString("?")
	case Str:
		b.WriteString(strconv.Quote(v.Text))
	case Int:
		b.WriteString(strconv.FormatInt(v.Num, 10))
	case Bool:
		b.WriteString(strconv.FormatBool(v.Num != 0))
	case Nil:
		b.WriteString("nil")
	case Param, Free, Field:
		v.printPath(b)
	case Op:
		printCall(b, v.Text, v.Args)
		if v.Num > 0 {
			fmt.Fprintf(b, "#%d", v.Num)
		}
	case Opaque:
		printCall(b, "?"+v.Text, v.Args)
	case Choice:
		printList(b, "(", " | ", ")", v.Args)
	case Cond:
		fmt.Fprintf(b, "(%v ? %v : %v)", v.Args[0], v.Args[1], v.Args[2])
	case Struct:
		v.printFields(b)
	case List:
		printList(b, "[", ", ", "]", v.Args)
	case Func:
		printCall(b, "func "+v.Text, v.Args)
	case Socket:
		b.WriteString("socket")
	case ref:
		b.WriteString(v.ref.String())
	}
}

func (v *Value) printPath(b *strings.Builder) {
	switch v.Kind {
	case Param:
		fmt.Fprintf(b, "$%d", v.Num)
	case Free:
		fmt.Fprintf(b, "^%d", v.Num)
	default: // Field
		b.WriteString("*")
	}
	for _, step := range v.Path {
		b.WriteString(shortStep(step))
	}
}

func (v *Value) printFields(b *strings.Builder) {
	b.WriteString("{")
	sep := ""
	for _, x := range v.Fields {
		fmt.Fprintf(b, "%s%s: %v", sep, strings.TrimPrefix(shortStep(x.step), "."), x.value)
		sep = ", "
	}
	if len(v.Args) > 0 {
		fmt.Fprintf(b, "%s...%v", sep, v.Args[0])
	}
	b.WriteString("}")
}

// shortStep prints a step of a path: "net/http.Server.Addr" as ".Addr", an
// index as it is.
func shortStep(step string) string {
	if isIndex(step) {
		return step
	}
	return step[max(0, strings.LastIndex(step, ".")):]
}

func isIndex(step string) bool { return strings.HasPrefix(step, "[") }

func printCall(b *strings.Builder, name string, args []*Value) {
	b.WriteString(name)
	printList(b, "(", ", ", ")", args)
}

func printList(b *strings.Builder, open, sep, end string, vs []*Value) {
	b.WriteString(open)
	for i, v := range vs {
		if i > 0 {
			b.WriteString(sep)
		}
		v.print(b)
	}
	b.WriteString(end)
}
