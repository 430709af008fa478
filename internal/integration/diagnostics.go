package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/sockvet/sockvet/internal/accuracy/sockvet"
)

// A line is one diagnostic in the form in which both drivers are compared:
// file:line:column: message, with a slash-separated file that is relative to
// the module.
type line string

// fromFindings returns the command's findings as lines, sorted.
func fromFindings(findings []sockvet.Finding) []line {
	lines := make([]line, 0, len(findings))
	for _, f := range findings {
		lines = append(lines, newLine(f.File, f.Line, f.Column, f.Message))
	}
	return sorted(lines)
}

func newLine(file string, row, column int, message string) line {
	return line(fmt.Sprintf("%s:%d:%d: %s", file, row, column, message))
}

// sorted orders lines and drops duplicates: go vet looks at a file again in
// the test variant of its package.
func sorted(lines []line) []line {
	slices.Sort(lines)
	return slices.Compact(lines)
}

// diagnostic matches what a vettool prints of a diagnostic: its position as
// go/token spells it, and the message. The name of a file may hold a colon
// (C:\…), so the position is found from its numbers.
var diagnostic = regexp.MustCompile(`^(.+?\.\w+):(\d+):(\d+): (.*)$`)

// parseVet reads what 'go vet -vettool' printed when it ran in dir. Problems
// are the lines that tell of a package which could not be analysed, or of
// anything else that is no diagnostic.
func parseVet(stderr, dir string) (lines []line, problems []string) {
	for text := range strings.Lines(stderr) {
		text = strings.TrimRight(text, "\r\n")
		if text == "" || strings.HasPrefix(text, "# ") || strings.HasPrefix(text, "go: downloading ") {
			continue // the heading of a package, or the go command at work
		}
		match := diagnostic.FindStringSubmatch(text)
		if match == nil || strings.HasPrefix(text, "vet: ") {
			problems = append(problems, text)
			continue
		}
		if strings.HasPrefix(match[4], "\t") {
			continue // a related position of the diagnostic above
		}
		row, rowErr := strconv.Atoi(match[2])
		column, columnErr := strconv.Atoi(match[3])
		file, fileErr := relative(match[1], dir)
		if rowErr != nil || columnErr != nil || fileErr != nil {
			problems = append(problems, text)
			continue
		}
		lines = append(lines, newLine(file, row, column, match[4]))
	}
	return sorted(lines), problems
}

// relative returns a file as the command spells it. The go command prints
// files below its folder as ./file or sub/file and others with their full
// path.
func relative(file, dir string) (string, error) {
	if !filepath.IsAbs(file) {
		return filepath.ToSlash(filepath.Clean(file)), nil
	}
	rel, err := filepath.Rel(dir, file)
	return filepath.ToSlash(rel), err
}

// difference returns what only one of two sorted lists has.
func difference(a, b []line) (onlyA, onlyB []line) {
	missing := func(from []line) func(line) bool {
		return func(l line) bool {
			_, found := slices.BinarySearch(from, l)
			return found
		}
	}
	onlyA = slices.DeleteFunc(slices.Clone(a), missing(b))
	onlyB = slices.DeleteFunc(slices.Clone(b), missing(a))
	return onlyA, onlyB
}
