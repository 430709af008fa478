package main

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A CaseResult is the judgement on one case.
type CaseResult struct {
	Case    Case
	Waiting []string // rules that sockvet doesn't have yet; the case is not judged
	Unmet   []ExpectLine
	Extra   []Finding // reported, but nothing the case speaks of
	Got     []Finding
}

// Right reports whether the case was judged and all of it is as expected.
func (r CaseResult) Right() bool {
	return len(r.Waiting) == 0 && len(r.Unmet) == 0 && len(r.Extra) == 0
}

// readCases reads the expect.txt of each folder of the cases module.
func readCases(cases fs.FS) ([]Case, error) {
	entries, err := fs.ReadDir(cases, ".")
	if err != nil {
		return nil, err
	}
	var all []Case
	for _, entry := range entries {
		if !entry.IsDir() {
			continue
		}
		c, err := readCase(cases, entry.Name())
		if errors.Is(err, fs.ErrNotExist) {
			continue // a folder of something else
		}
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

func readCase(cases fs.FS, name string) (Case, error) {
	file, err := cases.Open(path.Join(name, "expect.txt"))
	if err != nil {
		return Case{}, err
	}
	defer file.Close()
	return readExpect(name, file)
}

// judgeCases judges each case by the findings in its folder; findings are
// those of the whole cases module. known says which rules sockvet has: a case
// that speaks of another waits.
func judgeCases(cases []Case, findings []Finding, known func(rule string) bool) []CaseResult {
	byCase := make(map[string][]Finding)
	for _, f := range findings {
		folder, rest, ok := strings.Cut(f.Place.File, "/")
		if !ok {
			continue // no case has files outside of its folder
		}
		f.Place.File = rest
		byCase[folder] = append(byCase[folder], f)
	}
	var results []CaseResult
	for _, c := range cases {
		results = append(results, judge(c, byCase[c.Name], known))
	}
	return results
}

// judge compares one case with the findings in its folder. Several findings
// may meet one line (a table of two listeners that one Listen serves), and one
// finding several lines.
func judge(c Case, got []Finding, known func(rule string) bool) CaseResult {
	result := CaseResult{Case: c, Got: got}
	for _, line := range c.Lines {
		for _, rule := range line.Rules {
			if !known(rule) && !slices.Contains(result.Waiting, rule) {
				result.Waiting = append(result.Waiting, rule)
			}
		}
	}
	if len(result.Waiting) > 0 {
		return result
	}
	for _, line := range c.Lines {
		if !line.Optional && !slices.ContainsFunc(got, line.meets) {
			result.Unmet = append(result.Unmet, line)
		}
	}
	for _, f := range got {
		spokenOf := func(line ExpectLine) bool { return line.meets(f) }
		if !slices.ContainsFunc(c.Lines, spokenOf) {
			result.Extra = append(result.Extra, f)
		}
	}
	return result
}
