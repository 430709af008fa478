// Package picture draws what the bind tables say about one socket: who can take
// its traffic and how much of it, as the same user and as a different one,
// before and after SO_EXCLUSIVEADDRUSE. Every cell is an answer of the rules
// core.
package picture

import (
	"fmt"
	"slices"

	"github.com/sockvet/sockvet/rules"
)

// A Picture has four panels, or two where the option changes nothing about the
// socket because it is set, or is not to be had.
type Picture struct {
	Platform rules.Platform
	Victim   rules.Caller
	Panels   []Panel
}

// New returns the picture of a socket on a platform.
func New(p rules.Platform, victim rules.Caller) Picture {
	victim = rules.Caller{Option: victim.Option, Scope: victim.Scope}
	pic := Picture{Platform: p, Victim: victim}
	for _, sameUser := range []bool{true, false} {
		pic.Panels = append(pic.Panels, NewPanel(p, sameUser, victim))
	}
	if victim.Option != rules.ExclusiveAddrUse && p.Offers(rules.ExclusiveAddrUse) {
		after := rules.Caller{Option: rules.ExclusiveAddrUse, Scope: victim.Scope}
		for _, sameUser := range []bool{true, false} {
			pic.Panels = append(pic.Panels, NewPanel(p, sameUser, after))
		}
	}
	return pic
}

// DifferentUser returns the picture without the panels of the same user.
func (p Picture) DifferentUser() Picture {
	p.Panels = slices.DeleteFunc(slices.Clone(p.Panels), func(panel Panel) bool { return panel.SameUser })
	return p
}

// Caption says what the picture is about.
func (p Picture) Caption() string {
	return fmt.Sprintf("A socket bound as %s on %s", p.Victim, p.Platform.Name)
}

// A Panel is one table seen from one socket, the victim. Its row says what
// becomes of attackers that bind after it, its column of those before it.
type Panel struct {
	Table    int
	SameUser bool
	Victim   rules.Caller
	Rows     []Row
}

// A Row is a first caller with the cells for each second one.
type Row struct {
	First  rules.Caller
	Victim bool
	Cells  []Cell
}

// A Cell is a place in the table.
type Cell struct {
	Second  rules.Caller
	Outcome rules.Outcome
	Lit     bool // in the victim's row or column
	Attack  bool // the other caller takes traffic of the victim
	Takes   rules.Share
}

// NewPanel returns the panel of a socket for one kind of user.
func NewPanel(p rules.Platform, sameUser bool, victim rules.Caller) Panel {
	panel := Panel{Table: p.Regime().Table(sameUser), SameUser: sameUser, Victim: victim}
	takes := make(map[attack]rules.Share)
	for _, e := range rules.Exposures(p, victim) {
		if e.SameUser == sameUser {
			takes[attack{e.Timing, e.Attacker}] = e.Receives
		}
	}
	for _, first := range rules.Callers() {
		row := Row{First: first, Victim: first == victim}
		for _, second := range rules.Callers() {
			cell := Cell{
				Second:  second,
				Outcome: rules.Bind(p, sameUser, first, second),
				Lit:     first == victim || second == victim,
			}
			switch {
			case first == victim:
				cell.Takes, cell.Attack = lookup(takes, attack{rules.LateTakeover, second})
			case second == victim:
				cell.Takes, cell.Attack = lookup(takes, attack{rules.EarlySquat, first})
			}
			row.Cells = append(row.Cells, cell)
		}
		panel.Rows = append(panel.Rows, row)
	}
	return panel
}

type attack struct {
	timing   rules.Timing
	attacker rules.Caller
}

func lookup(takes map[attack]rules.Share, a attack) (rules.Share, bool) {
	share, ok := takes[a]
	return share, ok
}

// Caption names the panel's socket, users and table.
func (p Panel) Caption() string {
	users := "different users"
	if p.SameUser {
		users = "same user"
	}
	return fmt.Sprintf("%s, %s (Table %d)", p.Victim, users, p.Table)
}

// Summary counts the attacks, for those who don't see the picture.
func (p Panel) Summary() string {
	late, early := 0, 0
	for _, row := range p.Rows {
		for _, cell := range row.Cells {
			switch {
			case !cell.Attack:
			case row.Victim:
				late++
			default:
				early++
			}
		}
	}
	if late+early == 0 {
		return "nobody takes its traffic"
	}
	return fmt.Sprintf("%d of 6 attackers take traffic that bind after it, %d of 6 that bind before it", late, early)
}

// Kind is what a cell stands for, as a word that styles are named after.
func (c Cell) Kind() string {
	switch {
	case c.Attack:
		switch c.Takes {
		case rules.OneInterface:
			return "interface"
		case rules.UndeterminedShare:
			return "share"
		case rules.Everything:
			return "all"
		case rules.OtherInterfaces:
		}
	case c.Outcome == rules.Success && c.Lit:
		return "beside"
	case c.Outcome == rules.Success:
		return "success"
	case c.Lit:
		return "kept"
	}
	return "refused"
}

// Sign is the mark of a cell, one character in ASCII: pictures must not depend
// on colours.
func (c Cell) Sign() string {
	switch c.Kind() {
	case "interface":
		return "1"
	case "share":
		return "?"
	case "all":
		return "!"
	case "beside", "success":
		return "+"
	}
	return "-"
}

// A Key explains a kind of cell.
type Key struct{ Kind, Sign, Meaning string }

// Legend lists the kinds of cells that stand out.
func Legend() []Key {
	return []Key{
		{"interface", "1", "takes " + rules.OneInterface.String()},
		{"share", "?", "takes " + rules.UndeterminedShare.String()},
		{"all", "!", "takes " + rules.Everything.String()},
		{"beside", "+", "both are bound, the socket keeps its traffic"},
		{"kept", "-", "the second bind fails"},
	}
}
