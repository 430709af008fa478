package socketflow

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// operands are constants in both forms: as values and as fmt takes them.
func operands(t *rapid.T, n int) (values []*Value, args []any) {
	for range n {
		if rapid.Bool().Draw(t, "number") {
			k := rapid.Int64().Draw(t, "n")
			values, args = append(values, integer(k)), append(args, k)
		} else {
			s := rapid.StringMatching(`[a-z:.%0-9]{0,6}`).Draw(t, "s")
			values, args = append(values, str(s)), append(args, s)
		}
	}
	return values, args
}

// TestSprintf holds the folding of formats with plain verbs against fmt.
func TestSprintf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var format strings.Builder
		n := rapid.IntRange(0, 5).Draw(t, "verbs")
		values, args := operands(t, n)
		for _, a := range args {
			format.WriteString(rapid.StringMatching(`[a-z:.]{0,4}(%%)?`).Draw(t, "text"))
			verb := "%v"
			if rapid.Bool().Draw(t, "plain") {
				verb = map[bool]string{true: "%s", false: "%d"}[fmt.Sprintf("%T", a) == "string"]
			}
			format.WriteString(verb)
		}
		format.WriteString(rapid.StringMatching(`[a-z:.]{0,4}(%%)?`).Draw(t, "end"))

		p := pkg()
		got := p.op("fmt.Sprintf", 0, str(format.String()), &Value{Kind: List, Args: values})
		if want := fmt.Sprintf(format.String(), args...); got.Kind != Str || got.Text != want {
			t.Errorf("Sprintf(%q, %v) is %v, want %q", format.String(), args, got, want)
		}
	})
}

// TestSprintfOfAnything: with any format that fmt has no objection to, what is
// known is what fmt makes of it.
func TestSprintfOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		format := rapid.StringMatching(`([a-z:]|%[sdvqxTc%]|%-?0?[0-9]?[sdv]|%\[[12]\][sdv]|%){0,6}`).Draw(t, "format")
		values, args := operands(t, rapid.IntRange(0, 4).Draw(t, "operands"))
		got := pkg().op("fmt.Sprintf", 0, str(format), &Value{Kind: List, Args: values})
		want := fmt.Sprintf(format, args...)
		if strings.Contains(want, "%!") {
			return // a mistake that go vet reports
		}
		if got.Kind == Str && got.Text != want {
			t.Errorf("Sprintf(%q, %v) is %v, want %q", format, args, got, want)
		}
	})
}

// TestSprint holds fmt.Sprint of constants against fmt.
func TestSprint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values, args := operands(t, rapid.IntRange(0, 5).Draw(t, "operands"))
		got := pkg().op("fmt.Sprint", 0, &Value{Kind: List, Args: values})
		if want := fmt.Sprint(args...); got.Kind != Str || got.Text != want {
			t.Errorf("Sprint(%v) is %v, want %q", args, got, want)
		}
	})
}

// TestPartsOfSprintf: operands that are not known become parts.
func TestPartsOfSprintf(t *testing.T) {
	param := &Value{Kind: Param}
	for format, want := range map[string]string{
		"%s:8080":   `concat($0, ":8080")`,
		":%d":       `concat(":", $0)`,
		"%v":        `concat($0)`,
		"a%%%sb":    `concat("a%", $0, "b")`,
		"[%s]:80":   `concat("[", $0, "]:80")`,
		"%05d:80":   `concat(?, ":80")`,
		"%d and %d": `?`,
	} {
		got := pkg().op("fmt.Sprintf", 0, str(format), &Value{Kind: List, Args: []*Value{param}})
		if got.String() != want {
			t.Errorf("Sprintf(%q, $0) is %v, want %s", format, got, want)
		}
	}
}

func TestVerbAt(t *testing.T) {
	for s, want := range map[string]struct {
		verb rune
		size int
	}{
		"%s":      {'s', 2},
		"%d:80":   {'d', 2},
		"%%":      {'%', 2},
		"%05d":    {'?', 4},
		"%-10s":   {'?', 5},
		"%.2f":    {'?', 4},
		"%[1]d x": {'?', 5},
		"%*d":     {'?', 3},
		"%":       {'?', 1},
		"%é":      {'é', 3},
	} {
		if verb, size := verbAt(s); verb != want.verb || size != want.size {
			t.Errorf("verb of %q is %q, %d bytes; want %q, %d", s, verb, size, want.verb, want.size)
		}
	}
}
