package outline

import (
	"strings"
	"testing"
)

// TestWord holds words of all lengths, before each byte there is and at the end of a file,
// against a reading byte by byte.
func TestWord(t *testing.T) {
	const long = "Aa0_zZ9\u00e9_another_Word_19Z"
	for size := 1; size <= len(long); size++ {
		spelled := long[:size]
		for next := range 256 {
			for _, after := range []string{"", "x", strings.Repeat("y", 20)} {
				src := spelled + string([]byte{byte(next)}) + after
				want := spelled
				if c := classes[next]; c == letter || c == digit {
					want = src
				}
				if end, hash := word([]byte(src), 0); end != len(want) || hash != Hash(want) {
					t.Fatalf("the word that %q begins with ends at %d, hash %x; want %d, %x", src, end, hash, len(want), Hash(want))
				}
			}
		}
		if end, hash := word([]byte(spelled), 0); end != size || hash != Hash(spelled) {
			t.Errorf("%q as a file ends at %d, hash %x; want %x", spelled, end, hash, Hash(spelled))
		}
	}
}

// TestKeywords: a name that begins with a keyword is none.
func TestKeywords(t *testing.T) {
	for _, w := range keywords {
		s := NewScanner(Clues{})
		s.Scan([]byte("package p; var _ = "+w.word+"s"), strings.ToLower)
		if !s.seen.has(Hash(w.word + "s")) {
			t.Errorf("%ss is no name", w.word)
		}
		if s.Scan([]byte("package p; var "+w.word+" = 1"), strings.ToLower); !s.odd {
			t.Errorf("%s is a name", w.word)
		}
	}
}

// TestUnfinished: a file that ends within a declaration is odd.
func TestUnfinished(t *testing.T) {
	for _, src := range []string{"func f() {", "func f(", "type T struct {", "var x = (", "var x = `", "var x = \"", "/*"} {
		if !NewScanner(Clues{}).Scan([]byte("package p; "+src), strings.ToLower).Odd {
			t.Errorf("%s is not odd", src)
		}
	}
}
