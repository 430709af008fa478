package socketflow

import "golang.org/x/tools/go/ssa"

// Some programs call setsockopt of ws2_32.dll themselves: as a procedure of a
// DLL that is loaded at run time, by its method Call or its address.

// procOp is a procedure of a DLL; its argument is the name.
const procOp = "proc"

// procNamed is the model of the methods that find a procedure in a DLL.
func procNamed(p *Package, i int, args []*Value) *Value {
	if i != 0 {
		return unknown
	}
	return p.op(procOp, 0, args[1])
}

func foldProc(_ *Package, _ int, args []*Value) *Value {
	return &Value{Kind: Op, Text: procOp, Args: args}
}

// procModels gives the functions that lead to a procedure.
func procModels() map[string]model {
	ms := map[string]model{}
	for _, pkg := range []string{"syscall", "golang.org/x/sys/windows"} {
		ms["(*"+pkg+".LazyDLL).NewProc"] = procNamed
		ms["(*"+pkg+".DLL).FindProc"] = procNamed
		ms["(*"+pkg+".DLL).MustFindProc"] = procNamed
		ms["(*"+pkg+".LazyProc).Addr"] = same
		ms["(*"+pkg+".Proc).Addr"] = same
	}
	return ms
}

// procCalls are the functions that call a procedure, which is their first
// operand, with the index of the first operand that is for the procedure. With
// list, that is a slice.
var procCalls = func() map[string]procCall {
	calls := map[string]procCall{"syscall.Syscall6": {first: 2}}
	for _, pkg := range []string{"syscall", "golang.org/x/sys/windows"} {
		calls["(*"+pkg+".LazyProc).Call"] = procCall{first: 1, list: true}
		calls["(*"+pkg+".Proc).Call"] = procCall{first: 1, list: true}
		calls[pkg+".SyscallN"] = procCall{first: 1, list: true}
	}
	return calls
}()

type procCall struct {
	first int
	list  bool
}

// addProc adds the option that a call sets through the procedure setsockopt.
func (f *frame) addProc(call ssa.CallInstruction, name string) {
	pc, ok := procCalls[name]
	if !ok {
		return
	}
	args := f.args(call)
	proc := args[0]
	if proc.Kind != Op || proc.Text != procOp || proc.Args[0].Kind != Str || proc.Args[0].Text != procSetsockopt {
		return
	}
	operands := args[pc.first:]
	if pc.list {
		if operands, ok = f.pkg.elements(operands[0]); !ok {
			return
		}
	}
	if len(operands) < 5 { // socket, level, option, value, its length
		return
	}
	h := &Happening{pos: callPos(call), in: f, at: call}
	h.Maybe = f.optional(SetOption, call.Block())
	h.Kind, h.Name, h.System = SetOption, procSetsockopt, Windows
	h.Socket, h.Level, h.Option, h.Arg = operands[0], operands[1], operands[2], operands[3]
	h.Way = []Place{f.pkg.calling(call, procSetsockopt)}
	for _, v := range h.values() {
		if *v != nil {
			*v = f.pkg.materialize(*v, 0)
		}
	}
	f.found = append(f.found, h)
}

// procSetsockopt is the name of setsockopt in ws2_32.dll.
const procSetsockopt = "setsockopt"
