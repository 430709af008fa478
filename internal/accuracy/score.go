package main

import "slices"

// A Score is how a tool's findings in one module, or in several, compare with
// the labels.
type Score struct {
	Rows        int // rows that expect a finding
	RightRows   int // those of them that a finding answers
	Right       int // findings that answer a row
	Misses      []Row
	FalseAlarms []FalseAlarm
	Unsure      []Finding // at sites that count neither way
	OtherRule   []Finding // at a labelled site whose kind their rule doesn't fit
	Unlabelled  []Finding // at places without a row
}

// A FalseAlarm is a finding at a site that must not be reported.
type FalseAlarm struct {
	Finding Finding
	Row     Row
}

// Precision returns right findings / (right findings + false alarms), 1 where
// there is neither.
func (s Score) Precision() float64 { return ratio(s.Right, s.Right+len(s.FalseAlarms)) }

// Recall returns right rows / rows that expect a finding, 1 where there are
// none.
func (s Score) Recall() float64 { return ratio(s.RightRows, s.Rows) }

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// Add returns the scores of two modules taken together.
func (s Score) Add(t Score) Score {
	return Score{
		Rows:        s.Rows + t.Rows,
		RightRows:   s.RightRows + t.RightRows,
		Right:       s.Right + t.Right,
		Misses:      slices.Concat(s.Misses, t.Misses),
		FalseAlarms: slices.Concat(s.FalseAlarms, t.FalseAlarms),
		Unsure:      slices.Concat(s.Unsure, t.Unsure),
		OtherRule:   slices.Concat(s.OtherRule, t.OtherRule),
		Unlabelled:  slices.Concat(s.Unlabelled, t.Unlabelled),
	}
}

// score compares the findings in one module with the module's rows.
//
// One finding may answer several rows, and several findings one row: rows that
// share a place (the one default address which two binds read, the one wrapper
// through which several ports go) say that a finding there speaks for each of
// them. So right findings and right rows are counted apart: precision is about
// what the tool says, recall about what the reader knows.
func score(rows []Row, findings []Finding) Score {
	var s Score
	answered := make([]bool, len(rows))
	for _, f := range findings {
		right := false
		for i, row := range rows {
			if row.Expected == ExpectFinding && answers(f, row) {
				answered[i], right = true, true
			}
		}
		if right {
			s.Right++
			continue
		}
		s.place(f, rows)
	}
	for i, row := range rows {
		if row.Expected != ExpectFinding {
			continue
		}
		s.Rows++
		if answered[i] {
			s.RightRows++
			continue
		}
		s.Misses = append(s.Misses, row)
	}
	return s
}

// answers reports whether f is the finding that row speaks of: its rule fits
// the kind, and it stands at the row's place or an alternative, or came by it.
func answers(f Finding, row Row) bool {
	if !row.Kind.Fits(f.Rule) {
		return false
	}
	return f.Place == row.Place || slices.Contains(row.Alts, f.Place) || f.passes(row.Place)
}

// place files a finding that answers no row that expects one.
func (s *Score) place(f Finding, rows []Row) {
	at := func(e Expected) int {
		return slices.IndexFunc(rows, func(r Row) bool { return r.Expected == e && r.Place == f.Place })
	}
	if i := at(ExpectNone); i >= 0 {
		s.FalseAlarms = append(s.FalseAlarms, FalseAlarm{Finding: f, Row: rows[i]})
		return
	}
	unsure := func(r Row) bool { return r.Expected == ExpectUnsure && answers(f, r) }
	if at(ExpectUnsure) >= 0 || slices.ContainsFunc(rows, unsure) {
		s.Unsure = append(s.Unsure, f)
		return
	}
	if at(ExpectFinding) >= 0 {
		s.OtherRule = append(s.OtherRule, f)
		return
	}
	s.Unlabelled = append(s.Unlabelled, f)
}
