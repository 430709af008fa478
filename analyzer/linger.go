package analyzer

import (
	"fmt"

	"github.com/sockvet/sockvet/internal/socketflow"
	"github.com/sockvet/sockvet/rules"
)

// linger judges SetLinger and SO_LINGER: the rule linger.
func (r *reporter) linger(s *socketflow.Site) {
	thresholds := rules.LingerThresholds{Small: r.settings.LingerSmall, Large: r.settings.LingerLarge}
	for _, n := range s.Seconds {
		v := rules.Linger(r.platform, int(n.N), thresholds)
		if v.Kind == rules.LingerOff {
			continue
		}
		f := Finding{Rule: "linger", Level: v.Level, Pos: s.Pos, End: s.End, Message: r.lingerMessage(s, n, v)}
		if n.Decl != nil {
			f.Trace = append(f.Trace, r.declaration(n.Decl, n.N))
		}
		if n.Place != nil {
			f.Trace = append(f.Trace, r.step(n.Place, fmt.Sprintf("%d seconds", n.N)))
		}
		f.Trace = append(f.Trace, r.way(s)...)
		r.add(f)
		return // one finding a call
	}
}

func (r *reporter) lingerMessage(s *socketflow.Site, n socketflow.Number, v rules.LingerVerdict) string {
	what := fmt.Sprintf("SO_LINGER of %d s", n.N)
	if n.Default || n.Decl.IsVariable() {
		what += " by default"
	}
	if at := s.LastPlace(); at != nil && r.onListener[*at] {
		return what + " is set on a listener, which has no data to send: leave it out; " + gracefully
	}
	wayOut := gracefully
	if why := r.reasonAt(s.Pos, s.End); why.timeWait || why.restart {
		wayOut = "to have the port free sooner is the reason that Microsoft discourages; " + gracefully
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

// gracefully is how a connection is closed without loss.
const gracefully = "use CloseWrite, read to EOF under a deadline, then Close"

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
