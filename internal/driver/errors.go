package driver

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// A PatternError says that the patterns match no package.
type PatternError struct {
	Patterns []string
	GOOS     []string
}

func (e *PatternError) Error() string {
	return fmt.Sprintf("no packages match %s", strings.Join(e.Patterns, " "))
}

// A LoadError says that the patterns match packages, or might, and that of none
// of them any part could be loaded and judged.
type LoadError struct {
	// Problems says why, package by package; empty if the go command itself
	// failed.
	Problems []Problem
	// Err is the go command's failure, or nil.
	Err error
	// OnlyTests says that the packages have nothing but test files, which this
	// run was not to look at.
	OnlyTests bool
}

func (e *LoadError) Error() string {
	if e.Err != nil {
		return "load packages: " + goMessage(e.Err.Error())
	}
	if e.OnlyTests {
		return "load packages: there are only test files"
	}
	if len(e.Problems) == 0 {
		return "load packages: nothing could be loaded"
	}
	first := e.cause()
	s := fmt.Sprintf("%s: %s", first.Package, first.Message)
	if first.Pos != "" {
		s = first.Pos + ": " + s
	}
	if first.Kind == PassFailed {
		s = "analyse packages: " + s
	} else {
		s = "load packages: " + s
	}
	if n := len(e.Problems) - 1; n > 0 {
		s += fmt.Sprintf(" (and %d more)", n)
	}
	return s
}

// cause returns the problem that most likely led to the others: what is not
// there or can't be loaded makes type errors in others. That a package is not
// for the target is no fault.
func (e *LoadError) cause() Problem {
	rank := func(p Problem) int {
		if p.Kind == NotForTarget {
			return math.MaxInt
		}
		return int(p.Kind)
	}
	return slices.MinFunc(e.Problems, func(a, b Problem) int { return cmp.Compare(rank(a), rank(b)) })
}

// goMessage returns what the go command has to say, on one line, of an error in
// which go/packages tells of its exit status first.
func goMessage(msg string) string {
	status, stderr, ok := strings.Cut(msg, ": stderr: ")
	if said := oneLine(stderr); ok && said != "" {
		return said
	}
	return oneLine(strings.TrimPrefix(status, "err: "))
}

// oneLine joins the lines of a message of the go command, but for those that
// tell what it is at. Of a long one that is what it begins with and, at its end, what to
// do: between them may be a line for each module.
func oneLine(msg string) string {
	var lines []string
	for line := range strings.Lines(msg) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "go: downloading ") {
			lines = append(lines, line)
		}
	}
	const first, last = 3, 3
	if more := len(lines) - first - last; more > 1 {
		lines = slices.Replace(lines, first, len(lines)-last, fmt.Sprintf("(and %d lines more)", more))
	}
	return strings.Join(lines, " ")
}

// Unwrap returns Err.
func (e *LoadError) Unwrap() error { return e.Err }
