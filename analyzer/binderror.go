package analyzer

import (
	"github.com/sockvet/sockvet/internal/socketflow"
	"github.com/sockvet/sockvet/rules"
)

// bindError words a comparison that misses errors of a bind: the rule
// bind-error.
func (r *reporter) bindError(c socketflow.Comparison) Finding {
	f := Finding{Rule: "bind-error", Level: rules.Warning, Pos: c.Pos, End: c.End, Fixes: r.compareBoth(c)}
	if c.Windows {
		f.Message = "WSAEADDRINUSE is handled and WSAEACCES is not: on Windows the error of a bind that conflicts with another socket may be either; compare with both"
	} else {
		f.Message = "the error of a bind is never syscall.EADDRINUSE on Windows, so this does not match there; compare with windows.WSAEADDRINUSE and windows.WSAEACCES"
	}
	return f
}
