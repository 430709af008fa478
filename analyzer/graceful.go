package analyzer

import (
	"github.com/sockvet/sockvet/internal/socketflow"
	"github.com/sockvet/sockvet/rules"
)

// abruptClose words a connection that is closed without a graceful shutdown:
// the rule graceful-close.
func (r *reporter) abruptClose(c socketflow.AbruptClose) Finding {
	return Finding{
		Rule: "graceful-close", Level: rules.Note, Pos: c.Pos, End: c.End,
		Message: "a connection accepted from a listener with SO_EXCLUSIVEADDRUSE is closed without CloseWrite and a read to EOF: " +
			"according to Microsoft's article, which others contest, the port can't be bound again while such a connection is active; " +
			gracefully,
		Trace: r.steps([]socketflow.Place{c.Accept}),
	}
}
