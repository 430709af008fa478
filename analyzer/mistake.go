package analyzer

import (
	"fmt"

	"github.com/sockvet/sockvet/internal/socketflow"
	"github.com/sockvet/sockvet/rules"
)

// mistake words an attempt to protect a port that goes wrong: the rules
// option-order, option-conflict, option-unchecked and option-value.
func (r *reporter) mistake(m *socketflow.Mistake) (Finding, bool) {
	f := Finding{Level: rules.Error, Pos: m.Pos, End: m.End}
	switch m.Kind {
	case socketflow.LateOption:
		f.Rule, f.Message = "option-order", lateMessage(m)
	case socketflow.BothOptions, socketflow.MulticastExclusive:
		f.Rule, f.Message = "option-conflict", conflictMessage(m)
	case socketflow.DroppedError, socketflow.OverwrittenError, socketflow.DroppedControl:
		f.Rule, f.Level, f.Message = "option-unchecked", rules.Warning, uncheckedMessage(m)
	case socketflow.ReuseForExclusive:
		f.Exposures = rules.Exposures(r.platform, rules.Caller{Option: rules.ReuseAddr, Scope: rules.Wildcard})
		f.Rule, f.Message = "option-value", r.valueMessage(m)
	case socketflow.OtherForExclusive, socketflow.TruncatedExclusive, socketflow.WrongLevel,
		socketflow.SwitchedOff, socketflow.ForeignReuse:
		f.Rule, f.Message = "option-value", r.valueMessage(m)
	}
	f.Fixes = r.fixes(m)
	if m.Other != nil {
		f.Trace = append(f.Trace, r.step(m.Other, "the other option"))
	}
	f.Trace = append(f.Trace, r.steps(m.Way)...)
	return f, f.Rule != ""
}

func optionName(k socketflow.OptionKind) string {
	if k == socketflow.ReuseAddr {
		return "SO_REUSEADDR"
	}
	return "SO_EXCLUSIVEADDRUSE"
}

func lateMessage(m *socketflow.Mistake) string {
	already := optionName(m.Option) + " is set on a socket that is bound already: "
	if m.Option == socketflow.ReuseAddr {
		return already + "that is too late for its own bind; leave it out, or set it before bind where the socket is multicast"
	}
	if m.ByHand {
		return already + "it has effect only when set before bind; move it before Bind"
	}
	return already + "it has effect only when set before bind; " + wayOut(false)
}

func conflictMessage(m *socketflow.Mistake) string {
	if m.Kind == socketflow.MulticastExclusive {
		return "SO_EXCLUSIVEADDRUSE is set on a multicast listener, on which package net has set SO_REUSEADDR first: setsockopt fails with WSAEINVAL; " +
			"leave exclusive use out, a multicast port is shared"
	}
	other := socketflow.ReuseAddr
	if m.Option == other {
		other = socketflow.ExclusiveAddrUse
	}
	return fmt.Sprintf("%s is set on a socket that has %s already: setsockopt fails with WSAEINVAL; take SO_REUSEADDR out, on Windows a restart does not need it",
		optionName(m.Option), optionName(other))
}

func uncheckedMessage(m *socketflow.Mistake) string {
	const risk = "if it fails, the socket is silently unprotected"
	switch m.Kind {
	case socketflow.OverwrittenError:
		return "the error of setting SO_EXCLUSIVEADDRUSE is lost in a variable that is overwritten or not read again: " + risk +
			"; return it beside the error of RawConn.Control"
	case socketflow.DroppedControl:
		return "the error of the RawConn.Control that sets SO_EXCLUSIVEADDRUSE is dropped: " + risk +
			"; return it beside the error of setsockopt"
	default:
		return "the error of setting SO_EXCLUSIVEADDRUSE is dropped: " + risk + "; return it, from a Control function together with the error of RawConn.Control"
	}
}

func (r *reporter) valueMessage(m *socketflow.Mistake) string {
	pkg := "syscall"
	if call, ok := r.setsockoptAt(m.Pos, m.End); ok {
		pkg = call.qualifier
	}
	exclusive := "^" + pkg + ".SO_REUSEADDR"
	wayOut := "set " + exclusive + ", which is SO_EXCLUSIVEADDRUSE"
	switch m.Kind {
	case socketflow.ReuseForExclusive:
		if m.Off {
			return fmt.Sprintf("%s is the number of SO_REUSEADDR (%#x), so exclusive use is as it was before; SO_EXCLUSIVEADDRUSE is %s",
				m.Name, m.Number, exclusive)
		}
		return fmt.Sprintf("%s sets SO_REUSEADDR (%#x): on Windows a process of any user can then bind the same port and take its traffic; %s",
			m.Name, m.Number, wayOut)
	case socketflow.OtherForExclusive:
		return fmt.Sprintf("%s sets option %#x, which is not SO_EXCLUSIVEADDRUSE: the socket is unprotected; %s", m.Name, m.Number, wayOut)
	case socketflow.TruncatedExclusive:
		return fmt.Sprintf("option %#x is SO_EXCLUSIVEADDRUSE cut short: the socket is unprotected; %s", m.Number, wayOut)
	case socketflow.WrongLevel:
		return "SO_EXCLUSIVEADDRUSE is set at another level than SOL_SOCKET: the socket is unprotected; pass " + pkg + ".SOL_SOCKET"
	case socketflow.SwitchedOff:
		return "SO_EXCLUSIVEADDRUSE is set to 0, which switches it off: the socket is unprotected; set it to 1"
	default:
		return fmt.Sprintf("option %d is no option of Windows to share an address, but another system's number: it does not do what it means to; "+
			"leave it to the files for that system", m.Number)
	}
}
