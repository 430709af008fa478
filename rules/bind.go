package rules

// Bind returns what the second caller's bind returns on platform p when the
// first caller holds the port. sameUser says whether both run as the same
// user account; which account that is does not matter, an Administrator is
// not privileged here.
//
// Callers on port 0 and callers on two different specific addresses do not
// conflict: the second one succeeds. An option that p does not have is taken
// as not set.
func Bind(p Platform, sameUser bool, first, second Caller) Outcome {
	outcome, _, _ := BindCell(p, sameUser, first, second)
	return outcome
}

// BindCell is [Bind], and says which cell of which table was read. It reports
// false, with a zero Cell, where no cell was read because the callers do not
// conflict.
func BindCell(p Platform, sameUser bool, first, second Caller) (Outcome, Cell, bool) {
	if !conflict(first, second) {
		return Success, Cell{}, false
	}
	cell := Cell{
		Table:  p.Regime().Table(sameUser),
		First:  inCell(p.effective(first)),
		Second: inCell(p.effective(second)),
	}
	return cell.Outcome(), cell, true
}

// inCell keeps of a caller what the tables distinguish.
func inCell(c Caller) Caller {
	return Caller{Option: c.Option, Scope: c.Scope}
}
