package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/sockvet/sockvet/internal/accuracy/module"
)

// A Place is a line of a file. File is slash-separated and relative to the
// module, or to the case's folder.
type Place struct {
	File string
	Line int // 1-based
}

// String returns file:line.
func (p Place) String() string { return fmt.Sprintf("%s:%d", p.File, p.Line) }

// parsePlace reads the form file:line.
func parsePlace(s string) (Place, error) {
	i := strings.LastIndexByte(s, ':')
	if i <= 0 {
		return Place{}, fmt.Errorf("place %q is not file:line", s)
	}
	line, err := strconv.Atoi(s[i+1:])
	if err != nil || line < 1 {
		return Place{}, fmt.Errorf("place %q has no line number", s)
	}
	return Place{File: s[:i], Line: line}, nil
}

// A Kind says what a labelled site does with a socket.
type Kind uint8

const (
	// KindListen binds a serving socket.
	KindListen Kind = iota
	// KindClient binds a client to a local address.
	KindClient
	// KindReuseAddr sets SO_REUSEADDR.
	KindReuseAddr
	// KindLinger sets SO_LINGER.
	KindLinger
	// KindOther does anything else; no rule fits it.
	KindOther
)

var kinds = []Kind{KindListen, KindClient, KindReuseAddr, KindLinger, KindOther}

// String returns the kind as labels.csv spells it.
func (k Kind) String() string {
	switch k {
	case KindListen:
		return "listen"
	case KindClient:
		return "client"
	case KindReuseAddr:
		return "reuseaddr"
	case KindLinger:
		return "linger"
	case KindOther:
		return "other"
	}
	return fmt.Sprintf("Kind(%d)", uint8(k))
}

// Fits reports whether a finding of the rule answers for a site of this kind.
// A reuseaddr finding answers for listen too: it is the worse thing to say of
// the same socket.
func (k Kind) Fits(rule string) bool {
	switch k {
	case KindListen:
		return rule == "exclusive" || rule == "reuseaddr"
	case KindClient:
		return rule == "client-port"
	case KindReuseAddr:
		return rule == "reuseaddr"
	case KindLinger:
		return rule == "linger"
	case KindOther:
		return false
	}
	return false
}

// An Expected is the verdict of the person who read the site.
type Expected uint8

const (
	// ExpectFinding is a site that has to be reported.
	ExpectFinding Expected = iota
	// ExpectNone is a site that must not be reported.
	ExpectNone
	// ExpectUnsure counts neither way.
	ExpectUnsure
)

var expectations = []Expected{ExpectFinding, ExpectNone, ExpectUnsure}

// String returns the verdict as labels.csv spells it.
func (e Expected) String() string {
	switch e {
	case ExpectFinding:
		return "finding"
	case ExpectNone:
		return "no-finding"
	case ExpectUnsure:
		return "unsure"
	}
	return fmt.Sprintf("Expected(%d)", uint8(e))
}

// A Row is one line of labels.csv: a site where a socket is bound or an
// option set.
type Row struct {
	Module   module.Version
	Place    Place
	Callee   string
	Kind     Kind
	Expected Expected
	Alts     []Place // other places where the same finding may stand
	Why      string  // the evidence
}

// ReadLabels reads labels.csv. Columns are found by the header's names; those
// that scoring doesn't need (port, scope, default) are not read.
func ReadLabels(r io.Reader) ([]Row, error) {
	lines := csv.NewReader(r)
	header, err := lines.Read()
	if err != nil {
		return nil, fmt.Errorf("read the header: %w", err)
	}
	column := make(map[string]int, len(header))
	for i, name := range header {
		column[name] = i
	}
	for _, name := range []string{"module", "version", "file", "line", "callee", "kind", "expected", "alts", "why"} {
		if _, ok := column[name]; !ok {
			return nil, fmt.Errorf("the header lacks the column %q", name)
		}
	}
	var rows []Row
	for {
		cells, err := lines.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		row, err := parseRow(func(name string) string { return cells[column[name]] })
		if err != nil {
			line, _ := lines.FieldPos(0)
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		rows = append(rows, row)
	}
}

func parseRow(cell func(name string) string) (Row, error) {
	place, err := parsePlace(cell("file") + ":" + cell("line"))
	if err != nil {
		return Row{}, err
	}
	kind, err := named(cell("kind"), kinds)
	if err != nil {
		return Row{}, err
	}
	expected, err := named(cell("expected"), expectations)
	if err != nil {
		return Row{}, err
	}
	alts, err := parsePlaces(cell("alts"), ";")
	if err != nil {
		return Row{}, err
	}
	return Row{
		Module:   module.Version{Path: cell("module"), Version: cell("version")},
		Place:    place,
		Callee:   cell("callee"),
		Kind:     kind,
		Expected: expected,
		Alts:     alts,
		Why:      cell("why"),
	}, nil
}

// parsePlaces reads places joined by sep; an empty text has none.
func parsePlaces(s, sep string) ([]Place, error) {
	if s == "" {
		return nil, nil
	}
	var places []Place
	for text := range strings.SplitSeq(s, sep) {
		p, err := parsePlace(text)
		if err != nil {
			return nil, err
		}
		places = append(places, p)
	}
	return places, nil
}

// named returns the member of a closed enum that is spelled s.
func named[T fmt.Stringer](s string, members []T) (T, error) {
	for _, m := range members {
		if m.String() == s {
			return m, nil
		}
	}
	var none T
	return none, fmt.Errorf("unknown word %q (want one of %v)", s, members)
}
