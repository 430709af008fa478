package driver

import (
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/sockvet/sockvet/internal/driver/testdata/toy"
)

// TestMethodsNobodyAsksFor: a type is declared with the methods that may be asked for
// and no others.
func TestMethodsNobodyAsksFor(t *testing.T) {
	dir := write(t, prim+`
-- low/low.go --
package low

type T struct{}

func (T) Selected()     {}
func (T) Promoted()     {}
func (T) Wanted(x int)  {}
func (T) Constraint()   {}
func (T) Initial() int  { return T{}.inBody() }
func (T) inBody() int   { return T{}.Unasked() }
func (T) Unasked() int  { return 1 }
func (T) Error() string { return "" }

var Size = T{}.Initial()

var Err = T{}
-- wants/wants.go --
package wants

import "example.com/m/low"

type Wants interface{ Wanted (x int) }

func Constrained[T interface {
	Constraint()
}](t T) {
}

var _ Wants = low.T{}

var _ error = low.Err
-- top/top.go --
package top

import (
	"example.com/m/low"
	sizes "example.com/m/low"
	"example.com/m/prim"
	"example.com/m/wants"
)

type outer struct{ low.T }

func Run(low low.T, wanted wants.Wants) {
	low.Selected()
	outer{}.Promoted()
	wants.Constrained(low)
	wanted = low
	var err error = low
	size := sizes.Size
	_, _, _ = wanted, err, size
	prim.Primitive(1)
}
`)
	for _, tt := range []struct {
		name  string
		eager bool
		want  []string
	}{
		{"lazy", false, []string{"Constraint", "Error", "Initial", "Promoted", "Selected", "Wanted"}},
		{"eager", true, []string{"Constraint", "Error", "Initial", "Promoted", "Selected", "Unasked", "Wanted", "inBody"}},
	} {
		var methods []string
		pass := *toy.Analyzer
		pass.Run = func(pass *analysis.Pass) (any, error) {
			if pass.Pkg.Name() == "top" {
				methods = methodsOf(pass.Pkg, "example.com/m/low", "T")
			}
			return toy.Analyzer.Run(pass)
		}
		cfg := toyConfig(dir)
		cfg.Patterns = []string{"./top"}
		cfg.Analyzer, cfg.Eager = &pass, tt.eager
		res := mustRun(t, cfg)
		diff(t, tt.name, methods, tt.want)
		for _, p := range res.Problems {
			t.Errorf("%s: unexpected problem: %v", tt.name, p)
		}
	}
}

// methodsOf returns the names of the methods of a type of an imported package.
func methodsOf(pkg *types.Package, path, name string) (methods []string) {
	for _, imp := range pkg.Imports() {
		if imp.Path() == path {
			set := types.NewMethodSet(imp.Scope().Lookup(name).Type())
			for sel := range set.Methods() {
				methods = append(methods, sel.Obj().Name())
			}
		}
	}
	return methods
}

// TestMethodsBehindFields: types of which values stand only in fields that nobody selects
// have no methods, all others have.
func TestMethodsBehindFields(t *testing.T) {
	dir := write(t, prim+`
-- low/low.go --
package low

import "unsafe"

type Client struct {
	Selected  *A
	Unasked   *B
	ByInitial C
	D
	Limits    Bound
	Shared    *F
	Nested    struct{ Deep G }
	Listed    []H
}

type Bound struct{ of Set[E] }

type Late struct{ Sized L }

const width = unsafe.Sizeof(Late{}.Sized)

type A struct {
	Next *I
	Wide [width]int
}
type B struct{ Next *J }
type C struct{}
type D struct{}
type E struct{}
type F struct{}
type G struct{}
type H []K
type I struct{}
type J struct{}
type K struct{}
type L struct{ n int }

func (A) Get() int { return 0 }
func (B) Get() int { return 0 }
func (C) Get() int { return 0 }
func (D) Get() int { return 0 }
func (E) Get() int { return 0 }
func (F) Get() int { return 0 }
func (G) Get() int { return 0 }
func (H) Get() int { return 0 }
func (I) Get() int { return 0 }
func (J) Get() int { return 0 }
func (K) Get() int { return 0 }
func (L) Get() int { return 0 }

type Set[T interface{ Get() int }] struct{ of T }

func Other() *F { return nil }

var Initial = Client{}.ByInitial.Get()
-- top/top.go --
package top

import (
	"example.com/m/low"
	"example.com/m/prim"
)

func Run(c *low.Client, _ low.Late) {
	_ = c.Selected.Next.Get() + low.Other().Get() + low.Initial
	prim.Primitive(1)
}
`)
	var with []string
	pass := *toy.Analyzer
	pass.Run = func(pass *analysis.Pass) (any, error) {
		if pass.Pkg.Name() == "top" {
			for name := range strings.SplitSeq("ABCDEFGHIJKL", "") {
				if len(methodsOf(pass.Pkg, "example.com/m/low", name)) > 0 {
					with = append(with, name)
				}
			}
		}
		return toy.Analyzer.Run(pass)
	}
	cfg := toyConfig(dir)
	cfg.Patterns = []string{"./top"}
	cfg.Analyzer = &pass
	res := mustRun(t, cfg)
	// Behind type arguments, and in types that are no structs, all have theirs.
	diff(t, "types with methods", with, []string{"A", "C", "D", "E", "F", "H", "I", "K", "L"})
	for _, p := range res.Problems {
		t.Errorf("unexpected problem: %v", p)
	}
}
