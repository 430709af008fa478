package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// row returns a row of the module under test.
func row(place Place, kind Kind, expected Expected, alts ...Place) Row {
	return Row{Place: place, Kind: kind, Expected: expected, Alts: alts}
}

func finding(rule, file string, line int, trace ...Place) Finding {
	return Finding{Rule: rule, Place: Place{file, line}, Trace: trace}
}

func TestScore(t *testing.T) {
	site := Place{"s.go", 10}
	alt := Place{"conf.go", 3}
	listen := row(site, KindListen, ExpectFinding, alt)
	quiet := row(Place{"s.go", 50}, KindListen, ExpectNone)

	for name, test := range map[string]struct {
		rows     []Row
		findings []Finding
		want     Score
	}{
		"nothing reported": {
			rows: []Row{listen, quiet},
			want: Score{Rows: 1, Misses: []Row{listen}},
		},
		"at the place": {
			rows:     []Row{listen},
			findings: []Finding{finding("exclusive", "s.go", 10)},
			want:     Score{Rows: 1, RightRows: 1, Right: 1},
		},
		"at an alternative": {
			rows:     []Row{listen},
			findings: []Finding{finding("exclusive", "conf.go", 3)},
			want:     Score{Rows: 1, RightRows: 1, Right: 1},
		},
		"by way of the place": {
			rows:     []Row{listen},
			findings: []Finding{finding("exclusive", "main.go", 1, Place{"x.go", 1}, site)},
			want:     Score{Rows: 1, RightRows: 1, Right: 1},
		},
		"an alternative in the trace is not enough": {
			rows:     []Row{listen},
			findings: []Finding{finding("exclusive", "main.go", 1, alt)},
			want: Score{
				Rows: 1, Misses: []Row{listen},
				Unlabelled: []Finding{finding("exclusive", "main.go", 1, alt)},
			},
		},
		"reuseaddr answers for listen": {
			rows:     []Row{listen},
			findings: []Finding{finding("reuseaddr", "s.go", 10)},
			want:     Score{Rows: 1, RightRows: 1, Right: 1},
		},
		"another rule does not": {
			rows:     []Row{listen},
			findings: []Finding{finding("linger", "s.go", 10)},
			want: Score{
				Rows: 1, Misses: []Row{listen},
				OtherRule: []Finding{finding("linger", "s.go", 10)},
			},
		},
		"one finding answers two rows": {
			rows:     []Row{listen, row(Place{"s.go", 20}, KindListen, ExpectFinding, alt)},
			findings: []Finding{finding("exclusive", "conf.go", 3)},
			want:     Score{Rows: 2, RightRows: 2, Right: 1},
		},
		"two findings answer one row": {
			rows:     []Row{listen},
			findings: []Finding{finding("exclusive", "conf.go", 3), finding("exclusive", "s.go", 10)},
			want:     Score{Rows: 1, RightRows: 1, Right: 2},
		},
		"false alarm, whatever the rule": {
			rows:     []Row{quiet},
			findings: []Finding{finding("linger", "s.go", 50)},
			want:     Score{FalseAlarms: []FalseAlarm{{finding("linger", "s.go", 50), quiet}}},
		},
		"at a quiet place, but an alternative of a right one": {
			rows:     []Row{listen, row(alt, KindOther, ExpectNone)},
			findings: []Finding{finding("exclusive", "conf.go", 3)},
			want:     Score{Rows: 1, RightRows: 1, Right: 1},
		},
		"unsure counts neither way": {
			rows:     []Row{row(site, KindListen, ExpectUnsure, alt)},
			findings: []Finding{finding("exclusive", "s.go", 10), finding("exclusive", "conf.go", 3)},
			want:     Score{Unsure: []Finding{finding("exclusive", "s.go", 10), finding("exclusive", "conf.go", 3)}},
		},
		"a quiet place that is an alternative of an unsure one": {
			rows:     []Row{row(site, KindListen, ExpectUnsure, quiet.Place), quiet},
			findings: []Finding{finding("exclusive", "s.go", 50)},
			want:     Score{FalseAlarms: []FalseAlarm{{finding("exclusive", "s.go", 50), quiet}}},
		},
		"without a row": {
			rows:     []Row{quiet},
			findings: []Finding{finding("exclusive", "other.go", 50)},
			want:     Score{Unlabelled: []Finding{finding("exclusive", "other.go", 50)}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, score(test.rows, test.findings)); diff != "" {
				t.Errorf("score (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRatios(t *testing.T) {
	s := Score{Rows: 4, RightRows: 3, Right: 6, FalseAlarms: make([]FalseAlarm, 2)}
	if got := s.Precision(); got != 0.75 {
		t.Errorf("precision %v, want 0.75", got)
	}
	if got := s.Recall(); got != 0.75 {
		t.Errorf("recall %v, want 0.75", got)
	}
	s = s.Add(Score{Rows: 1, Misses: make([]Row, 1), Right: 2})
	if got := s.Recall(); got != 0.6 {
		t.Errorf("recall of both %v, want 0.6", got)
	}
	if got := s.Precision(); got != 0.8 {
		t.Errorf("precision of both %v, want 0.8", got)
	}
	if s := (Score{}); s.Precision() != 1 || s.Recall() != 1 {
		t.Errorf("nothing to find and nothing found: %v, %v, want 1, 1", s.Precision(), s.Recall())
	}
}
