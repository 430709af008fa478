package driver

import (
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// everyFact is a program that has facts of every kind, seen from near and far.
const everyFact = prim + `
-- low/low.go --
package low

import "example.com/m/prim"

type Server struct {
	MarkPort int
	markHid  struct{ MarkDeep int }
}

func (s *Server) Serve(MarkArg int) { prim.Primitive(s.MarkPort) }

func (s Server) hidden() { prim.Primitive(1) }

type MarkType int

type markSmall struct{ MarkInner int }

func (markSmall) Close() { prim.Primitive(2) }

func NewSmall() markSmall { return markSmall{} }

type unreachable struct{ MarkLost int }

func (unreachable) Leak() { prim.Primitive(3) }

func Open(MarkParam int) (MarkResult int) { prim.Primitive(80); return }

func closed() { prim.Primitive(81) }

func use() { closed(); unreachable{}.Leak() }

var MarkVar = struct{ MarkAnon int }{1}

var markLocal int

const MarkConst = 1

type Iface interface{ MarkMethod(MarkIn int) }

func Generic[MarkT any](x MarkT) { prim.Primitive(82) }

type Box[T any] struct{ MarkBoxed T }

func (b *Box[T]) Put(x T) { prim.Primitive(83) }

func local() {
	var markInFunc struct{ MarkField int }
	_ = markInFunc.MarkField
}
-- mid/mid.go --
package mid

import "example.com/m/low"

type Wrapper struct{ *low.Server }

func New() *Wrapper { return &Wrapper{} }

func Small() interface{ Close() } { return low.NewSmall() }

func Boxed() *low.Box[int] { return nil }

func Near() { low.Open(1) }

var Kind = low.MarkType(3)

var Deep = low.MarkVar

var Face low.Iface
-- top/top.go --
package top

import "example.com/m/mid"

func Run() {
	w := mid.New()
	w.Serve(1)
	w.Server.Serve(w.MarkPort)
	mid.Small().Close()
	mid.Boxed().Put(mid.Boxed().MarkBoxed)
	mid.Near()
	_ = mid.Deep.MarkAnon
	mid.Face.MarkMethod(2)
	_ = mid.Kind
}
-- both/both.go --
package both

import (
	"example.com/m/low"
	"example.com/m/top"
)

func All() {
	top.Run()
	low.Generic(1)
	low.Generic[string]("")
	low.NewSmall().Close()
	_ = low.NewSmall().MarkInner
	_ = low.MarkConst + low.MarkVar.MarkAnon
}
-- far/far.go --
package far

import "example.com/m/both"

func Far() { both.All() }
-- own/own.go --
package own

import "example.com/m/low"

func Own(low *low.Server) { low.Serve(4) }
-- idle/idle.go --
package idle

import _ "example.com/m/far"
-- above/above.go --
package above

import "example.com/m/prim"
import _ "example.com/m/idle"

func Above() { prim.Primitive(9) }
`

// TestSameAsVet holds the driver against go vet with the same analyzer on a
// program that has facts of every kind, seen from near and far.
func TestSameAsVet(t *testing.T) {
	dir := write(t, everyFact)
	want := vet(t, dir, "./...")
	if len(want) < 30 {
		t.Fatalf("go vet has %d findings, fewer than the program is worth:\n%s", len(want), strings.Join(want, "\n"))
	}
	for _, tt := range []struct {
		name             string
		eager, roundTrip bool
	}{{"lazy", false, false}, {"eager", true, false}, {"gob", false, true}} {
		cfg := toyConfig(dir)
		cfg.Eager, cfg.roundTrip = tt.eager, tt.roundTrip
		diff(t, tt.name, vetLines(mustRun(t, cfg)), want)
	}
}

// vetLines returns all findings as vet tells them.
func vetLines(res *Result) []string {
	var out []string
	for _, f := range res.Findings {
		if f.Suppression != nil {
			continue
		}
		out = append(out, fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, f.Message))
	}
	slices.Sort(out)
	return out
}

// vet runs go vet for Windows with the toy and returns its diagnostics.
func vet(t *testing.T, dir string, patterns ...string) []string {
	t.Helper()
	if testing.Short() {
		t.Skip("builds a vet tool")
	}
	tool := filepath.Join(t.TempDir(), "toyvet")
	if out, err := exec.Command("go", "build", "-o", tool, "./testdata/toyvet").CombinedOutput(); err != nil {
		t.Fatalf("build toyvet: %v\n%s", err, out)
	}
	cmd := exec.Command("go", append([]string{"vet", "-json", "-vettool=" + tool}, patterns...)...)
	cmd.Dir = dir
	cmd.Env = append(offline(), "GOOS=windows")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("go vet: %v\n%s", err, out)
	}
	return parseVet(t, string(out))
}

// parseVet reads the output of go vet -json: JSON objects between lines that
// begin with #.
func parseVet(t *testing.T, out string) []string {
	t.Helper()
	var kept []string
	for line := range strings.Lines(out) {
		if !strings.HasPrefix(line, "#") {
			kept = append(kept, line)
		}
	}
	var lines []string
	dec := json.NewDecoder(strings.NewReader(strings.Join(kept, "")))
	for {
		var tree map[string]map[string][]struct{ Posn, Message string }
		err := dec.Decode(&tree)
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("output of go vet: %v\n%s", err, out)
		}
		for _, byAnalyzer := range tree {
			for _, diags := range byAnalyzer {
				for _, d := range diags {
					lines = append(lines, d.Posn+": "+d.Message)
				}
			}
		}
	}
	slices.Sort(lines)
	return lines
}
