package driver

import (
	"fmt"
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

// A LoadError says that the patterns match packages, or might, and that none
// of them could be loaded.
type LoadError struct {
	// Problems says why, package by package; empty if the go command itself
	// failed.
	Problems []Problem
	// Err is the go command's failure, or nil.
	Err error
}

func (e *LoadError) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("load packages: %v", e.Err)
	}
	if len(e.Problems) == 0 {
		return "load packages: nothing could be loaded"
	}
	first := e.Problems[0]
	s := fmt.Sprintf("load packages: %s: %s", first.Package, first.Message)
	if n := len(e.Problems) - 1; n > 0 {
		s += fmt.Sprintf(" (and %d more)", n)
	}
	return s
}

// Unwrap returns Err.
func (e *LoadError) Unwrap() error { return e.Err }
