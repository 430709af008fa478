package outline

import (
	"path"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRefs: which names a declaration mentions, and in the types of which fields.
func TestRefs(t *testing.T) {
	for _, tt := range []struct {
		src  string
		want map[string]string // the field by what is mentioned, "" for none
	}{
		{"type T struct { F *A; G []B\n\tH map[C]struct { D }\n\tI func(E)\n}", map[string]string{"A": "F", "B": "G", "C": "H", "D": "H", "E": "I"}},
		{"type T struct {\n\t// F D\n\tF A `G:\"D\"` // D\n\tB\n\t*C\n}", map[string]string{"A": "F", "B": "", "C": ""}},
		{"type T struct { F, G A; x.B; H [C]x.D }", map[string]string{"A": "", "B": "", "C": "H", "D": "H"}},
		{"type T struct { F struct {\n\tB\n\tC D\n}\nA\n}", map[string]string{"A": "", "B": "F", "C": "F", "D": "F"}},
		{"type T struct { F A; G x.Of[B] }", map[string]string{"A": "", "B": ""}},
		{"type T[P C] struct { F A }", map[string]string{"A": "", "C": ""}},
		{"type T interface { F(A) }", map[string]string{"A": ""}},
		{"type T map[A]struct { F B }", map[string]string{"A": "", "B": ""}},
		{"type T = struct { F A }", map[string]string{"A": ""}},
		{"type ( T struct { F A } )", map[string]string{"A": "F"}},
		{"func F(a A) B { return C }", map[string]string{"A": "", "B": ""}},
		{"var x A = B", map[string]string{"A": ""}},
	} {
		src := []byte("package p\n" + tt.src + "\n")
		out := NewScanner(Clues{}).Scan(src, path.Base)
		if out.Odd || len(out.units) != 1 {
			t.Errorf("%s: odd %t, %d units", tt.src, out.Odd, len(out.units))
			continue
		}
		names := map[uint32]string{0: ""}
		for _, name := range []string{"A", "B", "C", "D", "E", "F", "G", "H", "I"} {
			names[Hash(name)] = name
		}
		got := make(map[string]string)
		out.Refs(src, 0, func(name, field uint32) {
			if n := names[name]; n >= "A" && n <= "E" {
				got[n] = names[field]
			}
		})
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.src, diff)
		}
	}
}
