package analyzer

import (
	"fmt"

	"github.com/sockvet/sockvet/internal/socketflow"
	"github.com/sockvet/sockvet/rules"
)

// option judges a call of setsockopt: the rule reuseaddr.
func (r *reporter) option(s *socketflow.Site) {
	if s.Option.Kind != socketflow.ReuseAddr || !s.Option.On || s.Multicast || r.covered[s.Pos] {
		return
	}
	r.add(Finding{
		Rule: "reuseaddr", Level: rules.Error,
		Pos: s.Pos, End: s.End,
		Message:   reuseMessage(s, r.reasonAt(s.Pos, s.End)),
		Exposures: rules.Exposures(r.platform, rules.Caller{Option: rules.ReuseAddr, Scope: rules.Wildcard}),
		Trace:     r.way(s),
	})
}

func reuseMessage(s *socketflow.Site, why reason) string {
	where := "a socket"
	if len(s.Way) > 1 {
		where = "the socket of this call"
	}
	by, restart := "", "a restart does not need it there"
	if why.reusePort {
		by = " by code that is named for SO_REUSEPORT, which Windows does not have"
	}
	if why.timeWait {
		restart = "connections in TIME_WAIT, the reason given, do not call for it there"
	}
	return fmt.Sprintf("SO_REUSEADDR is set on %s that is not multicast%s: on Windows a process of any user can then bind the same port and take its traffic; "+
		"leave it out (%s) or set SO_EXCLUSIVEADDRUSE", where, by, restart)
}

// linger judges SetLinger and SO_LINGER: the rule linger.
func (r *reporter) linger(s *socketflow.Site) {
	thresholds := rules.LingerThresholds{Small: r.settings.LingerSmall, Large: r.settings.LingerLarge}
	for _, n := range s.Seconds {
		v := rules.Linger(r.platform, int(n.N), thresholds)
		if v.Kind == rules.LingerOff {
			continue
		}
		f := Finding{Rule: "linger", Level: v.Level, Pos: s.Pos, End: s.End, Message: lingerMessage(n, v)}
		if n.Decl != nil {
			f.Trace = append(f.Trace, r.step(n.Decl, fmt.Sprintf("constant %d", n.N)))
		}
		if n.Place != nil {
			f.Trace = append(f.Trace, r.step(n.Place, fmt.Sprintf("%d seconds", n.N)))
		}
		f.Trace = append(f.Trace, r.way(s)...)
		r.add(f)
		return // one finding a call
	}
}

func lingerMessage(n socketflow.Number, v rules.LingerVerdict) string {
	const wayOut = "use CloseWrite, read to EOF under a deadline, then Close"
	what := fmt.Sprintf("SO_LINGER of %d s", n.N)
	if n.Default {
		what += " by default"
	}
	switch v.Kind {
	case rules.LingerAbort:
		return fmt.Sprintf("%s makes Close discard unsent data and reset the connection; %s", what, wayOut)
	case rules.LingerTruncated:
		return fmt.Sprintf("%s does not fit into 16 bits: on Windows it becomes %d s; %s", what, v.Seconds, wayOut)
	case rules.LingerBlocks:
		return fmt.Sprintf("%s makes Close block for up to that long and then reset the connection%s; %s", what, danger(v), wayOut)
	case rules.LingerOff:
	}
	return what
}

func danger(v rules.LingerVerdict) string {
	switch v.Danger {
	case rules.TooSmall:
		return ", and so short a time aborts many connections"
	case rules.TooLarge:
		return ", and so long a time lets slow peers stall the server"
	case rules.None:
	}
	return ""
}
