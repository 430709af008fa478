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
	instead, restart := "", "a restart does not need it there"
	if why.reusePort {
		instead = " in place of SO_REUSEPORT, which Windows does not have,"
	}
	if why.timeWait {
		restart = "connections in TIME_WAIT, the reason given, do not call for it there"
	}
	return fmt.Sprintf("SO_REUSEADDR is set%s on %s that is not multicast: on Windows a process of any user can then bind the same port and take its traffic; "+
		"leave it out (%s) or set SO_EXCLUSIVEADDRUSE", instead, where, restart)
}
