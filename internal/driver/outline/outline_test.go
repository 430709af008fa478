package outline

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sources returns the Go files of the standard library, tests and odd ones
// included.
func sources(tb testing.TB) []string {
	tb.Helper()
	var names []string
	root := filepath.Join(build.Default.GOROOT, "src")
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == "testdata" {
			return fs.SkipDir
		}
		if strings.HasSuffix(name, ".go") {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return names
}

func all(int) bool         { return true }
func allNames(uint32) bool { return true }

// TestAgainstParser holds the outlines of all of the standard library against
// what go/parser makes of it.
func TestAgainstParser(t *testing.T) {
	s := NewScanner(Clues{})
	for i, file := range sources(t) {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		fset := token.NewFileSet()
		syntax, err := parser.ParseFile(fset, file, src, 0)
		out := s.Scan(src, path.Base)
		if out.Odd {
			if err == nil && !isOdd(src, syntax) {
				t.Errorf("%s: the outline is odd", file)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: the outline is not odd, but the parser says %v", file, err)
			continue
		}
		compare(t, file, syntax, out)
		if i%4 == 0 { // the slow part
			compareMasks(t, fset, src, syntax, out)
		}
	}
}

// isOdd reports whether a file that parses is one of those that an outline may
// be odd for.
func isOdd(src []byte, file *ast.File) bool {
	for _, imp := range file.Imports {
		if imp.Path.Value == `"C"` || imp.Name != nil && imp.Name.Name == "." {
			return true
		}
	}
	return bytes.Contains(src, []byte("//line ")) || bytes.Contains(src, []byte("/*line "))
}

func compare(t *testing.T, file string, syntax *ast.File, out *File) {
	t.Helper()
	names := []uint32{}
	for _, imp := range out.Imports {
		names = append(names, imp.name)
	}
	ast.Inspect(syntax, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			names = append(names, Hash(id.Name))
		}
		return true
	})
	slices.Sort(names)
	same(t, file+": names", slices.Compact(names), out.Names)
	var decls []uint32
	for _, d := range out.Decls {
		decls = append(decls, d.Name)
	}
	same(t, file+": declarations", declared(syntax), decls)
	compareSelected(t, file, syntax, out)
}

// compareSelected looks for what a file selects from an import or from anything
// else, such as a variable of that name, and the outline lacks. What it has too much
// does no harm.
func compareSelected(t *testing.T, file string, syntax *ast.File, out *File) {
	t.Helper()
	byName := make(map[string]Import)
	for i, spec := range syntax.Imports {
		name := path.Base(out.Imports[i].Path)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		byName[name] = out.Imports[i]
	}
	ast.Inspect(syntax, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		name := Hash(sel.Sel.Name)
		id, ok := sel.X.(*ast.Ident)
		imp, imported := byName[fmt.Sprint(id)]
		switch {
		case ok && imported && !slices.Contains(imp.Selected, name):
			t.Errorf("%s: %s.%s is not selected", file, id, sel.Sel)
		case (!imported || id.Obj != nil) && !slices.Contains(out.Members, name):
			t.Errorf("%s: %s is no member", file, sel.Sel)
		}
		return true
	})
}

// same compares what the parser says with what comes of an outline.
func same(t *testing.T, what string, parser, outline []uint32) {
	t.Helper()
	if !slices.Equal(parser, outline) {
		t.Errorf("%s (-parser +outline):\n%s", what, cmp.Diff(parser, outline))
	}
}

// declared returns the names that a file declares, and the type for a method.
func declared(file *ast.File) (names []uint32) {
	add := func(id *ast.Ident) {
		if id.Name != "_" {
			names = append(names, Hash(id.Name))
		}
	}
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			switch {
			case decl.Recv != nil:
				add(base(decl.Recv.List[0].Type))
			case decl.Name.Name != "init":
				add(decl.Name)
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					add(spec.Name)
				case *ast.ValueSpec:
					for _, id := range spec.Names {
						add(id)
					}
				}
			}
		}
	}
	return names
}

func base(e ast.Expr) *ast.Ident {
	switch e := e.(type) {
	case *ast.StarExpr:
		return base(e.X)
	case *ast.IndexExpr:
		return base(e.X)
	case *ast.IndexListExpr:
		return base(e.X)
	}
	return e.(*ast.Ident)
}

// compareMasks parses what masks leave.
func compareMasks(t *testing.T, fset *token.FileSet, src []byte, syntax *ast.File, out *File) {
	t.Helper()
	file := fset.File(syntax.Pos()).Name()
	whole := out.Mask(nil, src, all, allNames)
	masked, err := parser.ParseFile(fset, file, whole, parser.SkipObjectResolution)
	if err != nil {
		t.Errorf("%s: masked: %v", file, err)
		return
	}
	same(t, file+": masked declarations", declared(syntax), declared(masked))
	if was, is := places(fset, syntax), places(fset, masked); !slices.Equal(was, is) {
		t.Errorf("%s: a mask moves declarations (-whole +masked):\n%s", file, cmp.Diff(was, is))
	}
	for unit := range min(len(out.units), 20) {
		only := out.Mask(nil, src, func(i int) bool { return i == unit }, func(uint32) bool { return false })
		if _, err := parser.ParseFile(fset, file, only, parser.SkipObjectResolution); err != nil {
			t.Errorf("%s: masked but for unit %d: %v", file, unit, err)
			return
		}
	}
}

// places returns where declarations other than imports begin.
func places(fset *token.FileSet, file *ast.File) (all []string) {
	for _, decl := range file.Decls {
		if gen, ok := decl.(*ast.GenDecl); !ok || gen.Tok != token.IMPORT {
			at := fset.Position(decl.Pos())
			all = append(all, fmt.Sprintf("%d:%d", at.Line, at.Column))
		}
	}
	return all
}

func BenchmarkScan(b *testing.B) {
	var files [][]byte
	size := 0
	for _, name := range sources(b) {
		src, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		files = append(files, src)
		size += len(src)
	}
	b.SetBytes(int64(size))
	s := NewScanner(Clues{})
	for b.Loop() {
		for _, src := range files {
			s.Scan(src, path.Base)
		}
	}
}

// TestClues shows a scanner what may be of interest, and what looks like it.
func TestClues(t *testing.T) {
	has := func(s string) func([]byte) bool { return func(b []byte) bool { return string(b) == s } }
	clues := Clues{
		Name: func(name []byte) Interest {
			switch string(name) {
			case "port", "Port":
				return Place
			case "Listen":
				return Clue
			case "EADDRINUSE":
				return Member
			case "LocalAddr":
				return Field
			case "Dialer":
				return Type
			}
			return Plain
		},
		Value: func(literal []byte, placed bool) bool {
			return placed && (string(literal) == "80" || string(literal) == "22")
		},
		Text:     has(`"port"`),
		Distinct: has("80"),
		Func: func(name, results []byte) bool {
			return string(name) == "Addr" && bytes.Contains(results, []byte("string"))
		},
		Comment: has("//clue"),
	}
	const generated = "// Code generated by hand. DO NOT EDIT.\n"
	for _, tt := range []struct {
		src           string
		clue, mention bool
	}{
		{src: "package p"},
		{src: "package p; var x = Listen", clue: true},
		{src: "package p; var x = 80"},
		{src: "package p; var port = 80", clue: true},
		{src: "package p; var port int = 80", clue: true},
		{src: "package p; var x, port = f(), 80", clue: true},
		{src: "package p; const port = 80", clue: true},
		{src: generated + "package p; const port = 80"},
		{src: generated + "package p; var x = t{port: 80}", clue: true},
		{src: "package p; var x = t{Port: 80}", clue: true},
		{src: "package p; var x = t{Port: p, Size: 80}"},
		{src: "package p; func f() { x.Port = 80 }", clue: true},
		{src: "package p; func f() { x.Port, y = g(func() { z() }), 80 }", clue: true},
		{src: "package p; func f() { use(port); size = 80 }"},
		{src: "package p; func f(port int) { size = 80 }"},
		{src: "package p; func f() { for range port { size = 80 } }"},
		{src: "package p; func f() { if x := port; g(struct{}{}, x) { size = 80 } }"},
		{src: "package p; func f() { if g(port, t{}, 80) { h() } }", clue: true},
		{src: "package p; func f() { x.Port, y = g(func() { if ok { z() } }), 80 }", clue: true},
		{src: "package p; func f() { port := 80 }", clue: true},
		{src: `package p; var x = f("port", 80)`, clue: true},
		{src: generated + `package p; var x = f("port", 80)`},
		{src: `package p; var x = f("port"); var y = g(1, 80)`},
		{src: `package p; var x = t{name: "port", value: 80}`, clue: true},
		{src: `package p; var x = t{"port", 80}`, clue: true},
		{src: `package p; func f() { g("port", func() { h("port"); i() }, 80) }`, clue: true},
		{src: "package p; var port = f(80)", clue: true},
		{src: "package p; var port = f(x, 80)", clue: true},
		{src: "package p; var port = f(x, 22)"},
		{src: "package p; var port, x = f(port, 1), 22", clue: true},
		{src: "package p; var (x, port = 1, 22)", clue: true},
		{src: "package p; var _ = f(func() { x, port = 1, 22 })", clue: true},
		{src: "package p; var _ = f(port.String(), 22)"},
		{src: "package p; func f() { g(&x.Port, 80) }", clue: true},
		{src: generated + "package p; func f() { x.Port += g(y, 80) }"},
		{src: "package p; var x = f(80)"},
		{src: `package p; func f() { x = g("port"); x = 80 }`, clue: true},
		{src: `package p; func f() int { x := g("port"); return 80 }`, clue: true},
		{src: `package p; func f() { x := 80; x = g("port") }`, clue: true},
		{src: generated + `package p; func f() { x := 80; x = g("port") }`},
		{src: `package p; func f() { x = g("port") }; func h() { x = 80 }`},
		{src: `package p; func f() { x = g("port") }; var x = 80`},
		{src: "package p; func Addr() string { return x }", clue: true},
		{src: "package p; func (t *T) Addr(n int) (_ string, err error) { return }", clue: true},
		{src: "package p; func Addr(x string) {}"},
		{src: "package p; func Addr() string"},
		{src: generated + "package p; func Addr() string { return x }"},
		{src: "package p; const EADDRINUSE = 1"},
		{src: "package p; var x = syscall.EADDRINUSE", clue: true},
		{src: "package p; func f() { conn.LocalAddr() }"},
		{src: "package p; type c interface { LocalAddr() x }; func (c) LocalAddr() x { return y }"},
		{src: "package p; func f() { d.LocalAddr = x }", clue: true},
		{src: "package p; var d = net.Dialer{LocalAddr: x}", clue: true},
		{src: "package p; var d = &net.Dialer{Timeout: x}"},
		{src: "package p; func f(d *net.Dialer) {}", mention: true},
		{src: "package p\n//clue\n", clue: true},
	} {
		out := NewScanner(clues).Scan([]byte(tt.src), path.Base)
		if out.Odd || out.Clue != tt.clue || out.Mention != tt.mention {
			t.Errorf("%s: odd %t, clue %t, mention %t; want clue %t, mention %t", tt.src, out.Odd, out.Clue, out.Mention, tt.clue, tt.mention)
		}
	}
}

// TestSelected: what a file selects from an import is told from what it selects
// from anything else, unless something else goes by the import's name.
func TestSelected(t *testing.T) {
	out := NewScanner(Clues{}).Scan([]byte(`package p

import (
	"example.com/a"
	other "example.com/b"
	_ "example.com/c"
	"example.com/d"
)

var x = a.One + other.Two(y.Three).Four

func f(a.Five, ...other.Seven) { z.a.Six([...]other.Eight{}) }

func g(d d.Nine) { d.Ten() }
`), path.Base)
	var got []string
	names := []string{"One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"}
	for _, imp := range out.Imports {
		for _, name := range names {
			if slices.Contains(imp.Selected, Hash(name)) {
				got = append(got, path.Base(imp.Path)+"."+name)
			}
		}
	}
	for _, name := range names {
		if slices.Contains(out.Members, Hash(name)) {
			got = append(got, "."+name)
		}
	}
	want := []string{"a.One", "a.Five", "b.Two", "b.Seven", "b.Eight", "d.Nine", "d.Ten", ".Three", ".Four", ".Six", ".Nine", ".Ten"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("selected (-want +got):\n%s", diff)
	}
}

// TestSelectedFromMany: what one file selects from many imports is not taken for what it
// selects from others, nor for what the file before did.
func TestSelectedFromMany(t *testing.T) {
	s := NewScanner(Clues{})
	for _, count := range []int{3, 70, 0, 35} {
		imports, uses := "", ""
		for i := range count {
			imports += fmt.Sprintf("import \"example.com/i%d\"\n", i)
			uses += fmt.Sprintf("var _, _ = i%d.Shared, i%d.Only%d\n", i, i, i)
		}
		out := s.Scan([]byte("package p\n"+imports+uses+uses), path.Base)
		if out.Odd || len(out.Imports) != count {
			t.Fatalf("of %d imports there are %d, odd: %t", count, len(out.Imports), out.Odd)
		}
		for i, imp := range out.Imports {
			got := slices.Compact(slices.Sorted(slices.Values(imp.Selected)))
			want := slices.Sorted(slices.Values([]uint32{Hash("Shared"), Hash(fmt.Sprintf("Only%d", i))}))
			same(t, fmt.Sprintf("selected from import %d of %d", i, count), want, got)
		}
	}
}

// FuzzScan gives a scanner anything: it has to end, and what is not odd can be
// masked.
func FuzzScan(f *testing.F) {
	for _, src := range []string{"", "package", "package p; func f(", "package p; var x = `", "package p; /*", "package p\nimport (\"a\"; b \"c\")\ntype (A[T any] struct{}; B = A[int])\nconst (x = iota; y)\nvar z = []A{{}, {}}"} {
		f.Add([]byte(src))
	}
	s := NewScanner(Clues{})
	f.Fuzz(func(t *testing.T, src []byte) {
		out := s.Scan(src, path.Base)
		if out.Odd {
			return
		}
		whole := out.Mask(nil, src, all, allNames)
		if len(out.Mask(nil, src, func(int) bool { return false }, allNames)) > len(whole) {
			t.Errorf("more is left of %q if less is kept", src)
		}
	})
}
