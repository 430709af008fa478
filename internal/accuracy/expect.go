package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A Case is one small program with the findings that a careful reader makes
// in it, as its expect.txt tells.
type Case struct {
	Name  string // the folder's name
	Lines []ExpectLine
}

// An ExpectLine is one 'finding' or 'optional' line of an expect.txt; a case
// without any is clean.
type ExpectLine struct {
	Text     string   // the line as it is written
	Optional bool     // may be reported, need not
	Rules    []string // one of these
	Places   []Place  // at one of these, relative to the case's folder
}

// readExpect reads an expect.txt:
//
//	# comment
//	finding FILE:LINE RULE[|RULE] [also FILE:LINE,…]
//	optional FILE:LINE RULE
//	clean
func readExpect(name string, r io.Reader) (Case, error) {
	c := Case{Name: name}
	clean := false
	for text := bufio.NewScanner(r); ; {
		if !text.Scan() {
			if err := text.Err(); err != nil {
				return Case{}, err
			}
			break
		}
		line := strings.TrimSpace(text.Text())
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case line == "clean":
			clean = true
		default:
			expected, err := parseExpectLine(line)
			if err != nil {
				return Case{}, fmt.Errorf("case %s: line %q: %w", name, line, err)
			}
			c.Lines = append(c.Lines, expected)
		}
	}
	required := func(l ExpectLine) bool { return !l.Optional }
	switch found := slices.ContainsFunc(c.Lines, required); {
	case clean && found:
		return Case{}, fmt.Errorf("case %s: both clean and with findings", name)
	case !clean && len(c.Lines) == 0:
		return Case{}, fmt.Errorf("case %s: expects nothing, not even clean", name)
	}
	return c, nil
}

func parseExpectLine(line string) (ExpectLine, error) {
	words := strings.Fields(line)
	if len(words) != 3 && (len(words) != 5 || words[3] != "also") {
		return ExpectLine{}, fmt.Errorf("want WORD FILE:LINE RULE[|RULE] [also FILE:LINE,…]")
	}
	if words[0] != "finding" && words[0] != "optional" {
		return ExpectLine{}, fmt.Errorf("unknown word %q", words[0])
	}
	place, err := parsePlace(words[1])
	if err != nil {
		return ExpectLine{}, err
	}
	expected := ExpectLine{
		Text:     line,
		Optional: words[0] == "optional",
		Rules:    strings.Split(words[2], "|"),
		Places:   []Place{place},
	}
	if len(words) == 3 {
		return expected, nil
	}
	also, err := parsePlaces(words[4], ",")
	if err != nil {
		return ExpectLine{}, err
	}
	expected.Places = append(expected.Places, also...)
	return expected, nil
}

// meets reports whether f is what the line speaks of.
func (l ExpectLine) meets(f Finding) bool {
	return slices.Contains(l.Rules, f.Rule) && slices.Contains(l.Places, f.Place)
}
