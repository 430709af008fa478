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
		"stores into a field":  fieldStores(5_000),
		"settings":             settingsByName(5_000),
		"settings in literals": settingLiterals(3_000),
		"fields of a variable": variableFields(2_000),
		"fields of a field":    nestedFields(2_000),
		"tags":                 tags(5_000),
		"copies in a circle":   circle(500),
		"readers of a field":   fieldReaders(1_000),
		"recursive types":      recursiveTypes(40),
		"options":              optionList(1_000),
		"constructors":         constructors(200),
		"map of addresses":     addressMap(3_000),
		"switch into fields":   switchIntoFields(1_000),
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

// TestTable says that of a variable with an initialiser as generators write them
// nothing is known.
func TestTable(t *testing.T) {
	for _, test := range []struct{ rows, findings int }{{10, 1}, {10_000, 0}} {
		l := compile(t, "package source\n\nimport \"net\"\n\n"+
			"var table = struct {\naddr string\nport int\nnames []string\n}{addr: \":8080\", names: []string{\n"+
			lines(test.rows, `"name#",`)+"}}\n\n"+`func code() {
	net.Listen("tcp", table.addr)
	net.ListenTCP("tcp", &net.TCPAddr{Port: table.port})
}`)
		result, _, err := run(t, analyzer.New(analyzer.DefaultSettings()), l)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(result.Findings); n != test.findings {
			t.Errorf("%d rows: %d findings, want %d", test.rows, n, test.findings)
		}
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

// fieldStores stores many addresses into one field, of objects that nobody
// knows, and binds it.
func fieldStores(n int) string {
	return "type t struct { addr string }\n" + lines(n, `func s#(x *t) { x.addr = ":#" }`) +
		"func code(x *t) { net.Listen(\"tcp\", x.addr) }"
}

// settingsByName declares many settings, and reads each of them back.
func settingsByName(n int) string {
	return "var values = map[string]any{}\nfunc declare(name string, v any) { values[name] = v }\n" +
		"func get(name string) string { s, _ := values[name].(string); return s }\n" +
		"func code() {\n" + lines(n, `declare("name#.addr", ":#")`) + "}\n" +
		"func read() {\n" + lines(n, `net.Listen("tcp", get("name#.addr"))`) + "}"
}

func settingLiterals(n int) string {
	return "type flag struct { Name, Value string }\nvar get func(string) string\n\nvar flags = []*flag{\n" +
		lines(n, `{Name: "name#-addr", Value: ":#"},`) + "}\n\n" +
		"func code() {\n" + lines(n, `net.Listen("tcp", get("name#-addr"))`) + "}"
}

// variableFields sets the fields of a package variable one by one, each from
// the one before it.
func variableFields(n int) string {
	return "var v struct {\n" + lines(n+1, "addr# string") + "}\n\nfunc init() {\n" +
		chained(n, "v.addr%[1]d = v.addr#") + "}\n" +
		fmt.Sprintf("func code() { net.Listen(\"tcp\", v.addr%d) }", n)
}

func nestedFields(n int) string {
	return "type t struct {\n" + lines(n+1, "addr# string") + "}\n\nvar v struct { in t }\n\nfunc init() {\n" +
		chained(n, "v.in.addr%[1]d = v.in.addr#") + "}\n\nfunc (v t) serve() { net.Listen(\"tcp\", v.addr7) }\n\n" +
		fmt.Sprintf("func code() { v.in.serve(); net.Listen(\"tcp\", v.in.addr%d) }", n)
}

func tags(n int) string {
	return "type t struct {\n" + lines(n, "addr# string `default:\":#\"`") + "}\n\nfunc code(x *t) {\n" +
		lines(n, "net.Listen(\"tcp\", x.addr#)") + "}"
}

// circle copies fields of different types into each other, all the way round.
func circle(n int) string {
	return lines(n, "type t# struct { addr string }") +
		chained(n-1, "func c#(x *t#, y *t%[1]d) { x.addr, y.addr = y.addr, x.addr + \"0\" }") +
		fmt.Sprintf("func c(x *t%d, y *t0) { x.addr = y.addr; y.addr = \":8\" }\n", n-1) +
		"func code(x *t0) { net.Listen(\"tcp\", x.addr) }"
}

// fieldReaders all bind a field that they all set.
func fieldReaders(n int) string {
	return "type t struct { addr string; next *t }\n" +
		lines(n, `func r#(x *t) { net.Listen("tcp", x.next.addr); x.next = &t{addr: ":#"} }`) +
		"func code(x *t) {\n" + lines(n, "r#(x)") + "}"
}

// recursiveTypes all hold each other, and addresses on all ways.
func recursiveTypes(n int) string {
	var fields strings.Builder
	for i := range n {
		fmt.Fprintf(&fields, "f%d *t%d; ", i, i)
	}
	return lines(n, "type t# struct { "+fields.String()+"addr string }") +
		lines(n, "func s#(x *t#) { x.f#.f#.f#.addr = x.f0.f#.addr; x.f0.f# = x.f#; x.f# = &t#{f#: x.f#, addr: \":#\"} }") +
		"func code(x *t0) {\n" + lines(n, "net.Listen(\"tcp\", x.f#.f#.f#.f#.addr); s#(x.f#)") + "}"
}

func optionList(n int) string {
	return "type t struct { addr string }\ntype option func(*t)\nfunc with(a string) option { return func(x *t) { x.addr = a } }\n" +
		"func start(os ...option) { x := &t{}; for _, o := range os { o(x) }; net.Listen(\"tcp\", x.addr) }\n" +
		"func code() { start(\n" + lines(n, `with(":#"),`) + ") }"
}

// constructors wrap each other's results.
func constructors(n int) string {
	return "type t struct { addr string; in *t }\nfunc n0() *t { return &t{addr: \":8\"} }\n" +
		chained(n, "func n%[1]d() *t { x := n#(); return &t{addr: x.addr, in: x} }") +
		fmt.Sprintf("func code() { x := n%d(); net.Listen(\"tcp\", x.in.in.in.addr) }", n)
}

func addressMap(n int) string {
	return "var m = map[string]func() string{\n" + lines(n, `":#": func() string { return ":#" },`) + "}\n\n" +
		"func code() { for a, f := range m { net.Listen(\"tcp\", a); net.Listen(\"tcp\", f()) } }"
}

func switchIntoFields(n int) string {
	return "type t struct { a, b, addr string; port int }\n\nfunc set(x *t, n int) {\nswitch n {\n" +
		lines(n, `case #: x.addr = ":#"; x.port = #; x.a, x.b = x.b, x.a`) + "}\n}\n" +
		"func code(x *t, n int) { set(x, n); net.Listen(\"tcp\", x.addr); net.ListenTCP(\"tcp\", &net.TCPAddr{Port: x.port}) }"
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
