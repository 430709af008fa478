package socketflow

import (
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Configuration that can be loaded anew is often kept in an atomic.Pointer or
// atomic.Value. Storing there and loading from there is what an assignment and a read
// of a variable are.

// cell returns the memory that a call of a method of an atomic.Pointer or atomic.Value
// is about, and what the call does: Load, Store, Swap or CompareAndSwap.
func (f *frame) cell(call ssa.CallInstruction, name string) (l location, does string, ok bool) {
	rest, ok := strings.CutPrefix(name, "(*sync/atomic.")
	typ, does, _ := strings.Cut(rest, ").")
	typ, _, _ = strings.Cut(typ, "[")
	if !ok || typ != "Pointer" && typ != "Value" {
		return location{}, "", false
	}
	return f.locate(call.Common().Args[0]).plus("sync/atomic." + typ + ".v"), does, true
}

// loaded returns what a call loads, nil if it loads nothing.
func (f *frame) loaded(call *ssa.Call, name string) *Value {
	l, does, ok := f.cell(call, name)
	if !ok || does != "Load" && does != "Swap" {
		return nil
	}
	return f.content(l, call)
}

// addCell adds what a call stores. It reports whether that is all that it writes.
func (f *frame) addCell(call ssa.CallInstruction, name string, found map[ssa.Value][]write) bool {
	l, does, ok := f.cell(call, name)
	if ok && does != "Load" {
		args := call.Common().Args
		stored := args[len(args)-1]
		found[l.root] = append(found[l.root], write{
			path: l.path, instr: call, sure: does != "CompareAndSwap",
			value: func() *Value { return f.placed(f.eval(stored, call), call) },
		})
	}
	return ok
}
