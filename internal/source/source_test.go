package source_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/sockvet/sockvet/internal/source"
)

const program = `package p

import "net" // a  b

var global = listen(":1")

type server[T any] struct{}

func (s *server[T]) run() { net.Listen("tcp", ":80") }

func listen(addr string) net.Listener {
	run("tcp", func() {
		println("body")
	}, net.JoinHostPort("", "8080"))
	return nil
}
`

func get(t interface {
	Helper()
	Fatal(...any)
}, dir, text string) *source.File {
	t.Helper()
	name := filepath.Join(dir, "p.go")
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return new(source.Files).Get(name)
}

func TestEnclosing(t *testing.T) {
	f := get(t, t.TempDir(), program)
	for line, want := range map[int]string{1: "", 5: "var global", 7: "type server", 9: "(*server).run", 12: "listen", 16: "listen", 99: ""} {
		if got := f.Enclosing(line); got != want {
			t.Errorf("line %d: got %q, want %q", line, got, want)
		}
	}
	if got := get(t, t.TempDir(), "no Go\n").Enclosing(1); got != "" {
		t.Errorf("in a file without Go: %q", got)
	}
}

func TestCode(t *testing.T) {
	f := get(t, t.TempDir(), program)
	for _, test := range []struct {
		name string
		at   source.Range
		want string
	}{
		{"expression", source.Range{Line: 9, Column: 29, EndLine: 9, EndColumn: 53}, `net . Listen ( "tcp" , ":80" )`},
		{"several lines", source.Range{Line: 12, Column: 2, EndLine: 14, EndColumn: 34}, `run ( "tcp" , func ( ) { } , net . JoinHostPort ( "" , "8080" ) )`},
		{"comment", source.Range{Line: 3, Column: 14, EndLine: 3, EndColumn: 21}, "// a b"},
		{"no end", source.Range{Line: 5, Column: 1}, `var global = listen(":1")`},
		{"end before start", source.Range{Line: 5, Column: 9, EndLine: 5, EndColumn: 2}, `var global = listen(":1")`},
		{"no such line", source.Range{Line: 99, Column: 1}, ""},
		{"no such column", source.Range{Line: 1, Column: 999, EndLine: 1, EndColumn: 1000}, "package p"},
	} {
		if got := f.Code(test.at); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestUnreadable(t *testing.T) {
	var files source.Files
	for _, name := range []string{filepath.Join(t.TempDir(), "none.go"), t.TempDir(), ""} {
		f := files.Get(name)
		if _, ok := f.Line(1); ok || f.Around(1, 1, 1) != nil || f.Enclosing(1) != "" || f.Code(source.Range{Line: 1, Column: 1}) != "" {
			t.Errorf("%q has content", name)
		}
	}
}

// TestCodeStays: nothing that is inserted before, between or inside of function
// literals changes the code of an expression.
func TestCodeStays(t *testing.T) {
	dir := t.TempDir()
	want := get(t, dir, program).Code(source.Range{Line: 12, Column: 2, EndLine: 14, EndColumn: 34})
	rapid.Check(t, func(t *rapid.T) {
		before := strings.Repeat("// a comment\n\n", rapid.IntRange(0, 5).Draw(t, "before"))
		body := strings.Repeat("\t\tprintln(1)\n", rapid.IntRange(0, 5).Draw(t, "body"))
		gap := rapid.SampledFrom([]string{"", " ", "\n\t\t", " /* why */ ", " // why\n\t\t"}).Draw(t, "gap")
		comma := rapid.SampledFrom([]string{"", ",\n\t"}).Draw(t, "comma")
		call := `run(` + gap + `"tcp",` + gap + "func() {\n" + body + "\t}," + gap + `net.JoinHostPort("", "8080")` + comma + ")"
		text := "package p\n\nimport \"net\"\n\n" + before + "func listen() {\n\t" + call + "\n}\n"
		start := strings.Index(text, "run(")
		lines := strings.Split(text[:start], "\n")
		ends := strings.Split(text[:start+len(call)], "\n")
		got := get(t, dir, text).Code(source.Range{
			Line: len(lines), Column: len(lines[len(lines)-1]) + 1,
			EndLine: len(ends), EndColumn: len(ends[len(ends)-1]) + 1,
		})
		if got != want {
			t.Fatalf("got %q, want %q of\n%s", got, want, text)
		}
	})
}

// TestAnyText: no text and no position makes the package panic.
func TestAnyText(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom([]string{"", "package p\n", program, "\xff\x00\r\n"}).Draw(t, "start") + rapid.String().Draw(t, "text")
		f := get(t, dir, text)
		n := rapid.IntRange(-1, 20)
		at := source.Range{Line: n.Draw(t, "line"), Column: n.Draw(t, "column"), EndLine: n.Draw(t, "end line"), EndColumn: n.Draw(t, "end column")}
		f.Code(at)
		f.Enclosing(at.Line)
		f.Around(at.Line, 2, 2)
	})
}
