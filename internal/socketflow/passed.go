package socketflow

import (
	"net"
	"net/netip"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// What a Control function does may depend on the network that it is given. This is not
// the one that the program listens on, but says which family the socket has: net passes
// "tcp4" or "tcp6", and "tcp" never (ctrlNetwork in net/sock_posix.go).

// networkPassed returns the network that net passes to the Control function of a bind.
func (p *Package) networkPassed(h *Happening, address *Value) *Value {
	names := p.networks(h.Network)
	if len(names) == 0 || h.Client {
		return unknown // the address of the other end decides about a client's
	}
	var passed []*Value
	for _, name := range names {
		if !strings.HasSuffix(name, "tcp") && !strings.HasSuffix(name, "udp") {
			passed = append(passed, str(name))
			continue
		}
		for _, family := range p.families(address) {
			passed = append(passed, str(name+family))
		}
	}
	return choice(passed...)
}

// families returns the digits of the families that a socket may have which is bound to an
// address: one for all addresses is of IPv6, and takes what comes by IPv4 as well.
func (p *Package) families(address *Value) []string {
	var digits []string
	for _, e := range p.endpoints(address) {
		host, _, _ := net.SplitHostPort(e.Text)
		ip, err := netip.ParseAddr(host)
		switch {
		case e.Scope == Wildcard:
			digits = append(digits, "6")
		case err != nil:
			return []string{"4", "6"}
		default:
			digits = append(digits, pick(ip.Unmap().Is4(), "4", "6"))
		}
	}
	if len(digits) == 0 {
		return []string{"4", "6"}
	}
	return digits
}

// failsPassed reports whether a condition fails for all listeners that a function is put
// into the configuration of, as their Control. It has to be seen that there are no others.
func (p *Package) failsPassed(u use, c *Value) bool {
	calls := listens(u.instr)
	return len(calls) > 0 && !slices.ContainsFunc(calls, func(call ssa.Instruction) bool {
		return !slices.ContainsFunc(u.f.happenings(), func(h *Happening) bool {
			if h.at != call || h.Kind != Bind || h.from != nil {
				return false
			}
			e := u.env()
			e.args = append(slices.Clip(e.args), p.networkPassed(h, h.Address))
			return p.fails(c, p.subst(c, e))
		})
	})
}

// listens returns the calls that listen with a configuration which a function is put into
// as its Control, nil if there may be others.
func listens(instr ssa.Instruction) []ssa.Instruction {
	if mc, ok := instr.(*ssa.MakeClosure); ok && len(*mc.Referrers()) == 1 {
		instr = (*mc.Referrers())[0]
	}
	if config := configOf(instr); config != nil {
		if calls, ok := listensWith(config, 0); ok {
			return calls
		}
	}
	return nil
}

// listensWith returns the calls that listen with a configuration or a copy of it. It fails
// if it may be used otherwise.
func listensWith(config *ssa.Alloc, depth int) (calls []ssa.Instruction, ok bool) {
	for _, r := range *config.Referrers() {
		switch x := r.(type) {
		case *ssa.FieldAddr:
			if slices.ContainsFunc(*x.Referrers(), func(r ssa.Instruction) bool { return !storesTo(r, x) }) {
				return nil, false
			}
		case *ssa.Store:
			if x.Addr != config {
				return nil, false
			}
		case *ssa.UnOp:
			copied := copyOf(x)
			if copied == nil || depth > 0 {
				return nil, false
			}
			more, ok := listensWith(copied, depth+1)
			if !ok {
				return nil, false
			}
			calls = append(calls, more...)
		case *ssa.Call:
			if x.Call.StaticCallee() == nil || len(x.Call.Args) == 0 || x.Call.Args[0] != config {
				return nil, false
			}
			calls = append(calls, x)
		default:
			return nil, false
		}
	}
	return calls, true
}

// copyOf returns the variable that what is loaded is put into, nil if it goes elsewhere.
func copyOf(load *ssa.UnOp) *ssa.Alloc {
	if len(*load.Referrers()) != 1 {
		return nil
	}
	st, ok := (*load.Referrers())[0].(*ssa.Store)
	if !ok || st.Val != load {
		return nil
	}
	copied, _ := st.Addr.(*ssa.Alloc)
	return copied
}

// configOf returns the variable of which an instruction sets the field Control.
func configOf(instr ssa.Instruction) *ssa.Alloc {
	st, ok := instr.(*ssa.Store)
	if !ok {
		return nil
	}
	at, ok := st.Addr.(*ssa.FieldAddr)
	if !ok || !isFunction(st.Val) && !isClosure(st.Val) || !isType(at.X.Type(), "net", "ListenConfig") {
		return nil
	}
	config, _ := at.X.(*ssa.Alloc)
	return config
}

func isClosure(v ssa.Value) bool {
	_, ok := v.(*ssa.MakeClosure)
	return ok
}

func storesTo(instr ssa.Instruction, addr ssa.Value) bool {
	st, ok := instr.(*ssa.Store)
	return ok && st.Addr == addr
}
