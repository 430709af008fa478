package analyzer_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/sockvet/sockvet/analyzer"
)

// TestLarge runs the pass on code of a size and shape that a naive analysis
// takes forever for. Each case comes to an end, and what comes after it is
// still found.
func TestLarge(t *testing.T) {
	for name, code := range map[string]string{
		"constants":            constantTable(5_000),
		"branches":             branches(1_000),
		"switch":               bigSwitch(1_000),
		"concatenation":        "func code(s string) { net.Listen(\"tcp\", s" + strings.Repeat(` + ":" + s`, 2_000) + ") }",
		"doubling":             doubling(60),
		"calls in a chain":     callChain(500),
		"calls in a lattice":   lattice(40),
		"closures in closures": closures(60),
		"stores":               stores(200),
		"nested structs":       nestedStructs(60),
		"table of structs":     structTable(1_000),
		"fields":               fields(400),
		"methods":              methods(200),
		"conditions":           conditions(300),
		"function values":      functionValues(200),
	} {
		t.Run(name, func(t *testing.T) {
			l := compile(t, "package source\n\nimport \"net\"\n\n"+code+`

func after() { net.Listen("tcp", ":7999") }
`)
			for _, err := range l.errs {
				t.Fatal(err)
			}
			result, _, err := run(t, analyzer.New(analyzer.DefaultSettings()), l)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range result.Findings {
				if f.Bind != nil && f.Bind.Port == 7999 {
					return
				}
			}
			t.Errorf("the listener after it is not found; found %d others", len(result.Findings))
		})
	}
}

// lines joins n lines made from their number.
func lines(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, strings.ReplaceAll(format, "#", "%[1]d")+"\n", i)
	}
	return b.String()
}

func constantTable(n int) string {
	return "const (\n" + lines(n, `c# = ":#"`) + ")\n\nvar table = []string{\n" + lines(n, "c#,") + "}\n\n" +
		`func code(i int) { net.Listen("tcp", table[i]) }`
}

func branches(n int) string {
	return "func code(s string, n int) {\n" + lines(n, "if n == # { s += \":#\" }") + "net.Listen(\"tcp\", s)\n}"
}

func bigSwitch(n int) string {
	return "func code(n int) {\nvar s string\nswitch n {\n" + lines(n, "case #: s = \":#\"") +
		"}\nnet.Listen(\"tcp\", s)\n}"
}

// doubling makes text of 2^n parts.
func doubling(n int) string {
	return "func code(s string) {\n" + strings.Repeat("s += s\n", n) + "net.Listen(\"tcp\", s)\n}"
}

func callChain(n int) string {
	return lines(n, "func f#(s string) { g#(s + \"#\") }") +
		chained(n, "func g#(s string) { f%d(s) }") + fmt.Sprintf("func f%d(s string) { net.Listen(\"tcp\", s) }\n", n) +
		`func code() { f0(":") }`
}

// chained joins n lines made from their number and the one after it.
func chained(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, strings.ReplaceAll(format, "#", fmt.Sprint(i))+"\n", i+1)
	}
	return b.String()
}

// lattice has 2^n ways from its first function to its last.
func lattice(n int) string {
	return chained(n, "func f#(s string) { f%[1]d(s); f%[1]d(s + \"0\") }") +
		fmt.Sprintf("func f%d(s string) { net.Listen(\"tcp\", s) }\n", n) + `func code() { f0(":8") }`
}

func closures(n int) string {
	return "func code(s string) {\n" + strings.Repeat("func() { s += \"0\"\n", n) + "net.Listen(\"tcp\", s)\n" +
		strings.Repeat("}()\n", n) + "}"
}

func stores(n int) string {
	return "type t struct { a, b string }\n\nfunc code(x, y *t, m map[string]*t) {\n" +
		lines(n, "x.a, y.b = y.b + \"#\", x.a; m[x.a] = y") + "net.Listen(\"tcp\", m[x.a].b)\n}"
}

func nestedStructs(n int) string {
	var path strings.Builder
	for i := range n {
		fmt.Fprintf(&path, ".f%d", i)
	}
	return chained(n, "type t# struct { f# *t%d }") + fmt.Sprintf("type t%d struct { addr string }\n", n) +
		"func code(x *t0) { net.Listen(\"tcp\", x" + path.String() + ".addr) }"
}

func structTable(n int) string {
	return "var table = []struct{ name string; port int; f func() }{\n" +
		lines(n, `{"n#", #, func() { net.Listen("tcp", ":0") }},`) + "}\n\n" +
		"func code(i int) { table[i].f(); net.ListenTCP(\"tcp\", &net.TCPAddr{Port: table[i].port}) }"
}

func fields(n int) string {
	return "type t struct {\n" + lines(n, "addr# string") + "}\n\nfunc code() {\nx := &t{}\n" +
		lines(n, "x.addr# = \":0\"") + lines(n, "net.Listen(\"tcp\", x.addr#)") + "}"
}

// methods all implement one interface and call each other through it.
func methods(n int) string {
	return "type i interface { run(i, string) }\n" +
		lines(n, "type t# struct{}\nfunc (t#) run(x i, s string) { x.run(x, s + \"#\"); net.Listen(\"tcp\", s) }") +
		"func code(x i) {\n" + lines(n, "x.run(t#{}, \"\"); t#{}.run(x, \"\")") + "}"
}

func conditions(n int) string {
	return "func code(a, b, s string) {\n" +
		lines(n, "if a == \"#\" && b != s || s == a { s, a, b = a + s, b, s } else if b == a { a = s }") +
		"net.Listen(\"tcp\", s)\n}"
}

// functionValues wrap each other, as middleware and options do.
func functionValues(n int) string {
	return "type h func(string)\n" + lines(n, "func w#(f h) h { return func(s string) { f(s + \"#\"); f(s) } }") +
		"func code() {\nf := h(func(s string) { net.Listen(\"tcp\", s) })\n" + lines(n, "f = w#(f)") + "f(\":\")\n}"
}

// TestTypeErrors: a package that does not compile is left out, as go vet leaves
// it out, and does not keep the pass from those beside it.
func TestTypeErrors(t *testing.T) {
	loaded, err := programs()
	if err != nil {
		t.Fatal(err)
	}
	var pkgs []*packages.Package
	for _, pkg := range loaded {
		if strings.HasPrefix(pkg.PkgPath, "broken/") {
			pkgs = append(pkgs, pkg)
		}
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{analyzer.New(analyzer.DefaultSettings())}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(graph.Roots) != 3 {
		t.Fatalf("%d packages are loaded, want 3", len(graph.Roots))
	}
	for _, act := range graph.Roots {
		whole := act.Package.PkgPath == "broken/whole"
		switch {
		case whole && act.Err != nil:
			t.Errorf("%s: %v", act.Package, act.Err)
		case whole && len(act.Diagnostics) != 1:
			t.Errorf("%s: %d diagnostics, want 1", act.Package, len(act.Diagnostics))
		case !whole && act.Err == nil:
			t.Errorf("%s: analysed, although it does not compile", act.Package)
		}
	}
}
