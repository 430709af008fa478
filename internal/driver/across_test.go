package driver

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/sockvet/sockvet/analyzer"
)

// TestComesAcross: that a package selects something by the name of a method that binds, or
// of a field that a bind reads, is no reason to look at function bodies unless what it
// selects from its imports leads to the type.
func TestComesAcross(t *testing.T) {
	dir := write(t, `
-- go.mod --
module example.com/m

go 1.26
-- low/low.go --
package low

import "net"

type Server struct{ Addr string }

func (s *Server) Run() error {
	_, err := net.Listen("tcp", s.Addr)
	return err
}
-- mid/mid.go --
package mid

import "example.com/m/low"

type Holder struct{ Inner *low.Server }

type Embeds struct{ *low.Server }

type Box[T any] struct{ Value T }

type Source interface{ Next() *low.Server }

type Short = low.Server

type Number int

var (
	current *low.Server
	Default Holder
	Table   map[Number]chan []*low.Server
	Boxed   Box[*low.Server]
)

func Get() *low.Server { return current }

func Each(func(*low.Server)) {}

func Log(Number) { current.Run() }
-- above/above.go --
package above

import "example.com/m/mid"

func Holders() []mid.Holder { return nil }
-- user/own/own.go --
package own

import "example.com/m/mid"

type job struct{ Addr string }

func (j *job) Run() { j.Addr += "x" }

func Use(j *job) { mid.Log(1); j.Run() }
-- user/names/names.go --
package names

import (
	"example.com/m/low"
	"example.com/m/mid"
)

var _ *low.Server

func Use(j interface{ Run() }) { mid.Log(1) }
-- user/result/result.go --
package result

import "example.com/m/mid"

func Use() { mid.Get().Run() }
-- user/held/held.go --
package held

import "example.com/m/mid"

func Use() { mid.Default.Inner.Run() }
-- user/table/table.go --
package table

import "example.com/m/mid"

func Use() { (<-mid.Table[1])[0].Run() }
-- user/boxed/boxed.go --
package boxed

import "example.com/m/mid"

func Use() { mid.Boxed.Value.Run() }
-- user/source/source.go --
package source

import "example.com/m/mid"

func Use(s mid.Source) { s.Next().Run() }
-- user/alias/alias.go --
package alias

import "example.com/m/mid"

func Use(s *mid.Short) { s.Run() }
-- user/embeds/embeds.go --
package embeds

import "example.com/m/mid"

type own struct{ mid.Embeds }

func Use(o own) { o.Run() }
-- user/indirect/indirect.go --
package indirect

import "example.com/m/above"

func Use() { above.Holders()[0].Inner.Run() }
-- user/sets/sets.go --
package sets

import "example.com/m/mid"

func Use(value string) { mid.Get().Addr = value }
-- user/dot/dot.go --
package dot

import . "example.com/m/mid"

func Use() { Get().Run() }
`)
	var mu sync.Mutex
	var looked []string
	pass := *analyzer.Analyzer
	pass.Run = func(pass *analysis.Pass) (any, error) {
		if name, ok := strings.CutPrefix(pass.Pkg.Path(), "example.com/m/user/"); ok && pass.TypesInfo.Uses != nil {
			mu.Lock()
			defer mu.Unlock()
			looked = append(looked, name)
		}
		return analyzer.Analyzer.Run(pass)
	}
	res := mustRun(t, Config{Dir: dir, Env: offline(), GOOS: []string{"windows"}, Patterns: []string{"./..."}, Analyzer: &pass})
	for _, p := range res.Problems {
		t.Errorf("unexpected problem: %v", p)
	}
	slices.Sort(looked)
	diff(t, "packages looked at", looked, []string{
		"alias", "boxed", "dot", "embeds", "held", "indirect", "result", "sets", "source", "table",
	})
}
