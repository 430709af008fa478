package socketflow

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// values draws values as a fact may hold them: every kind but ref, which
// never leaves its package.
func values(depth int) *rapid.Generator[*Value] {
	return rapid.Custom(func(t *rapid.T) *Value {
		kinds := []Kind{Unknown, Str, Int, Bool, Nil, Param, Free, Field, Socket}
		if depth > 0 {
			kinds = append(kinds, Op, Choice, Cond, Struct, List, Func, Opaque)
		}
		v := &Value{Kind: rapid.SampledFrom(kinds).Draw(t, "kind")}
		below := func(label string, from, to int) []*Value {
			return rapid.SliceOfN(values(depth-1), from, to).Draw(t, label)
		}
		path := rapid.SliceOfN(rapid.SampledFrom([]string{"a/b.T.Addr", "a/b.T.Port", ".x", "[]", "[3]"}), 0, 3)
		switch v.Kind {
		case Str:
			v.Text = rapid.StringN(0, 8, -1).Draw(t, "text")
		case Int:
			v.Num = rapid.Int64().Draw(t, "number")
		case Bool:
			v.Num = int64(rapid.IntRange(0, 1).Draw(t, "truth"))
		case Param, Free:
			v.Num = int64(rapid.IntRange(0, 3).Draw(t, "parameter"))
			v.Path = path.Draw(t, "path")
		case Field:
			v.Path = []string{"a/b.T.Addr"}
		case Socket:
			v.Text = "a/b.go:1:2"
		case Op:
			v.Text = rapid.SampledFrom([]string{"concat", "concat", "strings.ToLower", "net.JoinHostPort"}).Draw(t, "operator")
			switch v.Text {
			case "concat":
				v.Args = below("parts", 1, 4)
			case "net.JoinHostPort":
				v.Args = below("host and port", 2, 2)
			default:
				v.Args = below("argument", 1, 1)
			}
		case Choice:
			return choice(below("alternatives", 2, 4)...) // which has each once
		case Cond:
			args := below("condition", 3, 3)
			return cond(args[0], args[1], args[2]) // which tells nothing apart that is the same
		case List:
			v.Args = below("elements", 0, 4)
		case Struct:
			v.Text = "a/b.T"
			v.Fields = newFields(rapid.MapOfN(rapid.SampledFrom([]string{"a/b.T.Addr", "a/b.T.Port"}), values(depth-1), 0, 2).Draw(t, "fields"))
			v.Args = below("base", 0, 1)
		case Func:
			v.Text = "a/b.f"
			v.Args = below("bindings", 0, 2)
		case Opaque:
			v.Text = "a/b.g"
			v.Args = below("given", 1, 3)
		case Unknown, Nil, ref:
		}
		if v.isConst() && rapid.Bool().Draw(t, "placed") {
			v.Place = &Place{Package: "a/b", File: "b.go", Line: rapid.IntRange(1, 3).Draw(t, "line"), Column: 2}
		}
		return v
	})
}

// TestValueRoundTrip: a value says the same after it has travelled in a fact.
func TestValueRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := values(3).Draw(t, "value")
		got := new(Value)
		roundTrip(t, v, got)
		if got.String() != v.String() {
			t.Errorf("%v becomes %v", v, got)
		}
		ignore := cmp.Options{cmpopts.IgnoreUnexported(Value{}), cmp.AllowUnexported(field{}), cmpopts.EquateEmpty()}
		if diff := cmp.Diff(v, got, ignore); diff != "" {
			t.Errorf("%v (-before +after):\n%s", v, diff)
		}
	})
}

// TestSummaryRoundTrip: so does a summary.
func TestSummaryRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &Summary{}
		for range rapid.IntRange(0, 2).Draw(t, "events") {
			kind := rapid.SampledFrom([]EventKind{Bind, SetOption, Join, Linger}).Draw(t, "kind")
			e := &Event{Kind: kind, Name: "net.Listen", Client: rapid.Bool().Draw(t, "client")}
			for _, v := range e.values() {
				*v = values(2).Draw(t, "value")
			}
			s.Events = append(s.Events, e)
		}
		for range rapid.IntRange(0, 2).Draw(t, "stores") {
			s.Stores = append(s.Stores, Store{
				Target: &Value{Kind: Param, Path: []string{"a/b.T.Addr"}},
				Value:  values(2).Draw(t, "stored"),
			})
		}
		for range rapid.IntRange(0, 3).Draw(t, "results") {
			s.Results = append(s.Results, values(2).Draw(t, "result"))
		}
		got := new(Summary)
		roundTrip(t, s, got)
		if got.String() != s.String() {
			t.Errorf("%v becomes %v", s, got)
		}
	})
}

func roundTrip(t *rapid.T, from, to any) {
	data, err := json.Marshal(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, to); err != nil {
		t.Fatal(err)
	}
}

// TestFactOfAnotherVersion: what cannot be read is nothing known.
func TestFactOfAnotherVersion(t *testing.T) {
	for _, data := range []string{"", "{", `{"e":[{"k":"x"}]}`} {
		if s := (&FuncFact{Encoded: []byte(data)}).Summary(); s != nil {
			t.Errorf("summary of %q is %v", data, s)
		}
	}
	if v := (&VarFact{[]byte("{")}).Value(); v != nil {
		t.Errorf("value is %v", v)
	}
}

// closed draws environments without parameters.
func closed(t *rapid.T) *env {
	constant := rapid.Custom(func(t *rapid.T) *Value {
		return pkg().subst(values(1).Draw(t, "argument"), &env{})
	})
	return &env{
		args: rapid.SliceOfN(constant, 0, 4).Draw(t, "arguments"),
		free: rapid.SliceOfN(constant, 0, 4).Draw(t, "free variables"),
	}
}

// TestSubstitutionCloses: with arguments that depend on nothing, neither does
// the result, and substituting again changes nothing.
func TestSubstitutionCloses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := values(3).Draw(t, "value")
		e := closed(t)
		once := pkg().subst(v, e)
		if once.open() {
			t.Fatalf("%v with %v and %v is %v", v, e.args, e.free, once)
		}
		if twice := pkg().subst(once, closed(t)); twice.String() != once.String() {
			t.Errorf("%v becomes %v", once, twice)
		}
	})
}

// TestSubstitutionIsEvaluation: text made of parameters is the text made of
// the arguments.
func TestSubstitutionIsEvaluation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		args := rapid.SliceOfN(rapid.StringMatching(`[a-z:0-9]{0,4}`), 3, 3).Draw(t, "arguments")
		e := &env{}
		for _, a := range args {
			e.args = append(e.args, str(a))
		}
		var parts []*Value
		var want strings.Builder
		for range rapid.IntRange(1, 8).Draw(t, "parts") {
			if i := rapid.IntRange(-1, 2).Draw(t, "parameter"); i >= 0 {
				parts = append(parts, &Value{Kind: Param, Num: int64(i)})
				want.WriteString(args[i])
			} else {
				s := rapid.StringMatching(`[a-z:0-9]{0,4}`).Draw(t, "literal")
				parts = append(parts, str(s))
				want.WriteString(s)
			}
		}
		p := pkg()
		got := p.subst(p.concat(parts...), e)
		if got.Kind != Str || got.Text != want.String() {
			t.Errorf("concat%v with %q is %v, want %q", parts, args, got, want.String())
		}
	})
}

// TestSubstitutionOfPaths: selecting before and after a substitution is the
// same.
func TestSubstitutionOfPaths(t *testing.T) {
	const addr = "a/b.T.Addr"
	rapid.Check(t, func(t *rapid.T) {
		arg := values(2).Draw(t, "argument")
		if arg.open() {
			return
		}
		e := &env{args: []*Value{arg}}
		p := pkg()
		param := &Value{Kind: Param}
		before := p.subst(p.sel(param, addr), e)
		after := p.sel(p.subst(param, e), addr)
		if before.String() != after.String() {
			t.Errorf("Addr of %v is %v before and %v after", arg, before, after)
		}
	})
}

// TestChoice: alternatives are flat, each one once, in the order given.
func TestChoice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		alts := rapid.SliceOfN(values(1), 0, 6).Draw(t, "alternatives")
		v := choice(alts...)
		if again := choice(v, v); again.String() != v.String() {
			t.Errorf("choice of %v twice is %v", v, again)
		}
		if v.Kind != Choice {
			return
		}
		for i, a := range v.Args {
			for _, b := range v.Args[:i] {
				if equal(a, b) {
					t.Errorf("%v has %v twice", v, a)
				}
			}
		}
	})
}

// TestCond: a condition that is known decides, and one that matters to neither
// side is none.
func TestCond(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		yes, no := values(1).Draw(t, "yes"), values(1).Draw(t, "no")
		param := &Value{Kind: Param}
		if got := cond(boolean(true), yes, no); got != yes {
			t.Errorf("if true: %v, want %v", got, yes)
		}
		if got := cond(boolean(false), yes, no); got != no {
			t.Errorf("if false: %v, want %v", got, no)
		}
		if got := cond(param, yes, yes); !equal(got, yes) {
			t.Errorf("if $0: %v, want %v", got, yes)
		}
	})
}

// TestBounds: what grows past its bound becomes unknown.
func TestBounds(t *testing.T) {
	var alts []*Value
	for i := range maxAlternatives + 1 {
		alts = append(alts, integer(int64(i)))
	}
	if v := choice(alts...); v.Kind != Unknown {
		t.Errorf("%d alternatives are %v", len(alts), v)
	}
	if v := choice(alts[1:]...); v.Kind != Choice {
		t.Errorf("%d alternatives are %v", len(alts)-1, v)
	}
	if v := str(strings.Repeat("x", maxText+1)); v.Kind != Unknown {
		t.Errorf("%d bytes are %v", maxText+1, v)
	}
	big := &Value{Kind: Param}
	for range 2 * maxNodes {
		big = (&Value{Kind: Op, Text: "strings.ToLower", Args: []*Value{big}}).limited()
	}
	if big.size() > maxNodes {
		t.Errorf("a value has %d nodes", big.size())
	}
}

// TestArithmetic holds integer operators against Go's.
func TestArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.Int64Range(-1<<31, 1<<31).Draw(t, "a")
		b := rapid.Int64Range(-1<<31, 1<<31).Draw(t, "b")
		for op, want := range map[string]int64{
			"+": a + b, "-": a - b, "*": a * b, "|": a | b, "&": a & b, "&^": a &^ b, "^": a ^ b,
		} {
			if got := pkg().op(op, 0, integer(a), integer(b)); got.Kind != Int || got.Num != want {
				t.Errorf("%d %s %d is %v, want %d", a, op, b, got, want)
			}
		}
		if got := pkg().op("^", 0, integer(a)); got.Kind != Int || got.Num != ^a {
			t.Errorf("^%d is %v", a, got)
		}
		if got := pkg().op("neg", 0, integer(a)); got.Kind != Int || got.Num != -a {
			t.Errorf("-%d is %v", a, got)
		}
		for op, want := range map[string]bool{"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b, "==": a == b, "!=": a != b} {
			if got := pkg().op(op, 0, integer(a), integer(b)); got.Kind != Bool || (got.Num != 0) != want {
				t.Errorf("%d %s %d is %v", a, op, b, got)
			}
		}
	})
}

// TestPureFunctions holds the evaluation of the strings package against
// itself.
func TestPureFunctions(t *testing.T) {
	text := rapid.StringMatching(`[a-c:/. ]{0,8}`)
	rapid.Check(t, func(t *rapid.T) {
		s, sep := text.Draw(t, "s"), text.Draw(t, "sep")
		before, after, found := strings.Cut(s, sep)
		for name, want := range map[string]*Value{
			"strings.TrimPrefix": str(strings.TrimPrefix(s, sep)),
			"strings.TrimSuffix": str(strings.TrimSuffix(s, sep)),
			"strings.HasPrefix":  boolean(strings.HasPrefix(s, sep)),
			"strings.HasSuffix":  boolean(strings.HasSuffix(s, sep)),
			"strings.Contains":   boolean(strings.Contains(s, sep)),
			"strings.Index":      integer(int64(strings.Index(s, sep))),
		} {
			if got := pkg().op(name, 0, str(s), str(sep)); !equal(got, want) {
				t.Errorf("%s(%q, %q) is %v, want %v", name, s, sep, got, want)
			}
		}
		for i, want := range []*Value{str(before), str(after), boolean(found)} {
			if got := pkg().op("strings.Cut", i, str(s), str(sep)); !equal(got, want) {
				t.Errorf("result %d of strings.Cut(%q, %q) is %v, want %v", i, s, sep, got, want)
			}
		}
		if got := pkg().op("strings.TrimSpace", 0, str(s)); got.Kind != Str || got.Text != strings.TrimSpace(s) {
			t.Errorf("strings.TrimSpace(%q) is %v", s, got)
		}
	})
}
